"""What would raise the result: which file, which line, in which order."""

import pytest
from msgspec.structs import replace

from openassay.schema import Evidence, Location
from openassay.standard import evaluate, load

RUBRIC = load("seven-parts")


def line(rule, part, write, place=("README.md", 3)):
    """What a detector that names a line to write has said; a path alone is a file to make."""
    return Evidence(
        rule=rule,
        fact="licence.mend" if rule.startswith("OA-LIC") else f"{part}.mend",
        part=part,
        outcome="yes",
        message=f"Write {write}.",
        value=write,
        locations=() if isinstance(place, str) else (Location(path=place[0], line=place[1]),),
        searched=(place,) if isinstance(place, str) else (),
    )


def steps(assessment, *lines):
    """Rule, place and line of each step."""
    told = replace(assessment, evidence=(*assessment.evidence, *lines))
    return [
        (
            step.rule,
            step.location.path if step.location else "",
            step.location.line if step.location else None,
            step.write,
        )
        for step in evaluate(told, RUBRIC).next
    ]


def test_a_line_to_write_stands_for_the_advice_of_its_rule(assess, whole):
    lines = [one for one in whole if one != "rng.seed"]
    found = steps(assess(*lines, "!rng.seed"), line("OA-RNG-40", "rng", "torch.manual_seed(<seed>)", ("train.py", 41)))
    assert found == [("OA-RNG-01", "train.py", 41, "torch.manual_seed(<seed>)")]


def test_without_one_the_rule_stands_alone(assess, whole):
    lines = [one for one in whole if one != "rng.seed"]
    assert steps(assess(*lines, "!rng.seed")) == [("OA-RNG-01", "", None, "")]


def test_a_file_to_make_is_said_to_be_new(assess, whole):
    lines = [one for one in whole if one != "frameworks.pinned"]
    case = assess(*lines, "!frameworks.pinned")
    made = line("OA-FRM-40", "frameworks", "torch==<version>", "requirements.txt")
    step = evaluate(replace(case, evidence=(*case.evidence, made)), RUBRIC).next[0]
    assert (step.new, step.location.path, step.location.line) == (True, "requirements.txt", None)
    assert step.evidence == (made.id,)


def test_what_is_not_lacking_is_not_asked_for(assess, whole):
    assert steps(assess(*whole), line("OA-RNG-40", "rng", "torch.manual_seed(<seed>)")) == []


def test_terms_are_asked_for_only_of_the_part_that_lacks_them(assess, whole):
    lines = [one for one in whole if not one.startswith("licence.parameters")]
    found = steps(
        assess(*lines),
        line("OA-LIC-40", "parameters", "Licence of the weights: <SPDX id>", ("README.md", 7)),
        line("OA-LIC-40", "dataset", "Licence of the data: <SPDX id>", ("README.md", 9)),
    )
    assert found == [("OA-LIC-01", "README.md", 7, "Licence of the weights: <SPDX id>")]


def test_terms_that_are_not_open_are_replaced_where_they_stand(assess, whole):
    lines = [one for one in whole if not one.startswith("licence.parameters")]
    case = assess(*lines, "licence.parameters = Apache-2.0", "licence.parameters = CC-BY-NC-4.0")
    step = evaluate(case, RUBRIC).next[0]
    assert (step.rule, step.location.line) == ("OA-LIC-01", len(lines) + 2)
    assert "CC-BY-NC-4.0" in step.text


def test_a_gate_is_named_where_it_stands(assess, whole):
    lines = [one for one in whole if one != "parameters.public"]
    step = evaluate(assess(*lines, "parameters.gated"), RUBRIC).next[0]
    assert (step.rule, step.location.line) == ("OA-PAR-01", len(lines) + 1)


def test_contradictions_come_last_each_at_its_place(assess, whole):
    lines = [one for one in whole if one != "rng.seed"]
    found = steps(assess(*lines, "!rng.seed", "!consistency.seed", "!consistency.size"))
    assert [rule for rule, *_ in found] == ["OA-RNG-01", "OA-CON-01", "OA-CON-01"]
    assert [number for _, _, number, _ in found[1:]] == [len(lines) + 2, len(lines) + 3]


@pytest.mark.parametrize("kind", ["dataset", "benchmark"])
def test_the_rule_that_looked_at_this_kind_is_named(assess, kind):
    case = assess("!dataset.here", kind=kind)
    other = replace(case.evidence[0], rule="OA-DAT-02", id="")
    assert evaluate(replace(case, evidence=(other,)), RUBRIC).next[-1].rule == "OA-DAT-02"


def test_terms_that_nobody_knows_are_replaced_as_well(assess, whole):
    lines = [one for one in whole if not one.startswith("licence.parameters")]
    verdict = evaluate(assess(*lines, "licence.parameters = LicenseRef-nest"), RUBRIC)
    assert [step.text for step in verdict.next if "LicenseRef-nest" in step.text]


def test_a_line_that_answers_a_fact_is_for_who_asks_for_it(assess):
    paper = Evidence(
        rule="OA-DOC-40",
        fact="document.paper_mend",
        part="document",
        outcome="yes",
        message="Link it.",
        value="Paper: <title>",
        locations=(Location(path="README.md", line=3),),
    )
    case = assess("!document.paper", "!document.technical_report", "!document.model_card")
    told = evaluate(replace(case, evidence=(*case.evidence, paper)), load("mof-1.0"))
    assert [(step.rule, step.write) for step in told.next if step.write] == [("OA-DOC-04", "Paper: <title>")]


def test_open_terms_that_the_osi_did_not_approve_are_not_to_be_replaced(assess, whole):
    lines = [one for one in whole if not one.startswith("licence.release")]
    told = evaluate(assess(*lines, "licence.release = CC0-1.0"), load("osaid-1.0"))
    assert [step for step in told.next if "CC0-1.0" in step.text] == []
