import pytest

from openassay.schema import Report, digest
from openassay.standard import StandardError, claim, evaluate, gate, load, parts, rubrics


def reported(assessment) -> Report:
    verdict = evaluate(assessment, load("seven-parts"))
    return Report(
        release=assessment.release,
        subject=assessment.subject,
        parts=parts(verdict),
        claim=claim(assessment, verdict),
        evidence=assessment.evidence,
        verdicts=tuple(evaluate(assessment, one) for one in rubrics()),
        not_examined=(),
        assessment=digest(assessment),
        tool=assessment.tool,
    )


@pytest.mark.parametrize(
    ("word", "fails"),
    [
        ("parameters", True),
        ("Training-Code", True),
        ("oa-dat-01", False),
        ("dataset", True),
        ("rng", True),
        ("OA-DAT-01", False),
        ("OA-TRN-01", True),
        ("seven-parts:closed", False),
        ("seven-parts:weights-only", True),
        ("seven-parts:partial", True),
        ("seven-parts:not-open-source", False),
        ("osaid-1.0:not met", True),
        ("osaid-1.0:Not-Met", True),
        ("claim", True),
    ],
)
def test_what_fails_for_a_release_of_weights(assess, weights_only, word, fails) -> None:
    failed = gate(reported(assess(*weights_only)), (word,))
    assert [one.startswith(f"{word}: ") for one in failed] == ([True] if fails else [])


def test_nothing_fails_for_a_whole_release(assess, whole) -> None:
    report = reported(assess(*whole, "claim.self = fully open"))
    assert gate(report, ("dataset", "rng", "claim", "OA-LIC-01", "seven-parts:partial")) == ()


def test_a_contradiction_fails_its_rule_even_where_something_else_agrees(assess, whole) -> None:
    report = reported(assess(*whole, "consistency.a", "!consistency.b"))
    assert gate(report, ("OA-CON-01",)) == ("OA-CON-01: about consistency.b",)


def test_a_report_that_claims_nothing_passes_the_claim(assess, closed) -> None:
    assert gate(reported(assess(*closed)), ("claim",)) == ()


def test_what_is_unknown_is_not_shown(assess) -> None:
    report = reported(assess("?dataset.here", "!parameters.here", "?licence.release", "claim.self = open"))
    assert gate(report, ("dataset",)) == ("dataset: unknown (about dataset.here)",)
    assert gate(report, ("seven-parts:closed",))[0].startswith("seven-parts:closed: undetermined: ")
    assert gate(report, ("claim",)) == ("claim: supported: unknown, “open”",)


def test_doubt_between_grades_that_both_pass_passes(assess, weights_only) -> None:
    lines = [line for line in weights_only if line != "!training_code.here"]
    report = reported(assess(*lines, "?training_code.here"))
    assert gate(report, ("seven-parts:closed",)) == ()
    assert gate(report, ("seven-parts:weights-only",)) != ()


def test_a_rule_that_exists_and_said_nothing_passes(assess) -> None:
    assert gate(reported(assess("dataset.here")), ("OA-XYZ-09",), rules=["OA-XYZ-09"]) == ()


@pytest.mark.parametrize(
    ("word", "exists"),
    [
        ("data", "dataset"),
        ("OA-XYZ-09", "OA-DAT-01"),
        ("mof-9:class I", "mof-1.0"),
        ("mof-1.0:class IV", "class III"),
        ("", "claim"),
    ],
)
def test_an_unknown_word_is_refused_with_what_exists(assess, word, exists) -> None:
    with pytest.raises(StandardError, match=exists):
        gate(reported(assess("dataset.here")), (word,))


def test_a_verdict_that_the_report_lacks_is_said(assess) -> None:
    report = reported(assess("dataset.here"))
    bare = Report(**{name: getattr(report, name) for name in report.__struct_fields__} | {"verdicts": ()})
    with pytest.raises(StandardError, match=r"no verdict of mof-1\.0; it has none"):
        gate(bare, ("mof-1.0:no-class",))
