import pytest
from msgspec.structs import replace

from openassay.report.problem import Problem, errors, problems
from openassay.schema import PARTS, Claim, Evidence, Licence, Location, PartReport, Report


def evidence(outcome: str = "no", **given: object) -> Evidence:
    words = {"rule": "OA-TST-07", "fact": "rng.order", "part": "rng", "message": "No data order."}
    return Evidence(**{**words, "outcome": outcome, "searched": ("3 files",), **given})


def found(report: Report, *more: Evidence) -> list[Problem]:
    """The problems that these pieces of evidence make."""
    before = {one.fingerprint for one in problems(report)}
    after = problems(replace(report, evidence=(*report.evidence, *more)))
    return [one for one in after if one.fingerprint not in before]


def changed(report: Report, part: str, **given: object) -> Report:
    return replace(report, parts={**report.parts, part: replace(report.parts[part], **given)})


def test_a_whole_release_has_no_problem(whole: Report) -> None:
    assert problems(whole) == ()


@pytest.mark.parametrize(
    ("supported", "level"), [("no", "error"), ("in part", "warning"), ("unknown", "open"), ("yes", None)]
)
def test_a_claim_that_is_not_supported_comes_first(whole: Report, supported: str, level: str | None) -> None:
    report = replace(whole, claim=replace(whole.claim, supported=supported))
    first = [(one.about, one.level, one.rule) for one in problems(report)]
    assert first == ([("claim", level, "OA-TST-01")] if level else [])


def test_a_claim_about_something_else_is_no_problem(whole: Report) -> None:
    assert problems(replace(whole, claim=Claim(state="other", text="x", supported="no"))) == ()


def test_every_part_that_is_not_open_is_told_once_with_its_reason(weights_only: Report) -> None:
    told = {one.about: one for one in problems(weights_only) if one.about in PARTS}
    assert [(id_, one.level) for id_, one in told.items()] == [
        ("system_code", "warning"),
        ("parameters", "warning"),
        ("dataset", "warning"),
        ("hyperparameters", "open"),
        ("training_code", "warning"),
        ("frameworks", "warning"),
    ]
    assert told["parameters"].message.startswith("parameters: linked, gated, not open. Request a link:")
    assert told["training_code"].message == "training code: missing. No optimiser step on any path."
    assert told["training_code"].searched[0] == "44 Python files"
    assert told["frameworks"].rule == "frameworks"


def test_terms_that_are_not_open_are_shown_where_they_stand(whole: Report) -> None:
    terms = Licence(expression="LicenseRef-mine", open="no", evidence=whole.parts["rng"].licence.evidence)
    one = problems(changed(whole, "rng", licence=terms))[0]
    assert (one.message, one.locations[0].path) == (
        "rng: included, not open. Apache License 2.0, the whole text.",
        "LICENSE",
    )


def test_a_part_without_any_terms_says_so(whole: Report) -> None:
    part = PartReport(state="included", access="open", fixed="none", licence=Licence(expression="", open="unknown"))
    report = replace(whole, parts={**whole.parts, "rng": part})
    assert problems(report)[0].message == "rng: included, terms unstated."


@pytest.mark.parametrize(
    ("one", "level"),
    [
        (evidence(), "note"),
        (evidence(severity="error"), "error"),
        (evidence("yes", severity="note"), "note"),
        (evidence("unknown"), "open"),
        (evidence("unknown", severity="error"), "open"),
        (evidence(part="consistency"), "warning"),
    ],
)
def test_levels(whole: Report, one: Evidence, level: str) -> None:
    assert [new.level for new in found(whole, one)] == [level]


def test_software_that_is_not_open_source_shows_what_it_lacks_or_its_terms(software: Report) -> None:
    assert problems(software) == ()
    closed = replace(software, verdicts=(replace(software.verdicts[0], grade="not open source"),))
    (one,) = problems(closed)
    assert (one.about, one.level, [spot.path for spot in one.locations]) == (
        "software",
        "warning",
        ["tool/__init__.py", "LICENSE.txt"],
    )
    bare = replace(closed, evidence=(evidence(fact="licence.release", part="licence", message="No licence."),))
    assert [(one.about, one.fact, one.searched) for one in problems(bare)] == [
        ("software", "licence.release", ("3 files",))
    ]


@pytest.mark.parametrize("outcome", ["yes", "not_applicable", "error"])
def test_what_was_found_or_does_not_apply_is_no_problem(whole: Report, outcome: str) -> None:
    assert found(whole, evidence(outcome)) == []


def test_what_could_not_be_read_is_kept_apart(whole: Report) -> None:
    broken = evidence("error", severity="error")
    assert errors(replace(whole, evidence=(*whole.evidence, broken))) == (broken,)


def fingerprint(report: Report, **given: object) -> str:
    return found(report, evidence(locations=(Location(path="train.py", line=3),), **given))[0].fingerprint


def test_a_fingerprint_outlives_moved_lines_and_grown_counts(whole: Report) -> None:
    moved = evidence(locations=(Location(path="train.py", line=90, end_line=91),))
    assert found(whole, moved)[0].fingerprint == fingerprint(whole)
    assert fingerprint(whole, message="12 of 40 lines at a.py:7, rows 3-9.") == fingerprint(
        whole, message="13 of 41 lines at a.py:8, rows 4-10."
    )


@pytest.mark.parametrize(
    "other",
    [
        {"rule": "OA-TST-08"},
        {"fact": "rng.seed"},
        {"message": "No seed."},
        {"value": "GPL-3.0"},
        {"locations": (Location(path="other.py", line=3),)},
    ],
)
def test_a_fingerprint_is_that_of_one_finding(whole: Report, other: dict[str, object]) -> None:
    one = evidence(**{"locations": (Location(path="train.py", line=3),), **other})
    assert found(whole, one)[0].fingerprint != fingerprint(whole)


def test_a_version_is_no_count(whole: Report) -> None:
    assert fingerprint(whole, value="GPL-2.0-only") != fingerprint(whole, value="GPL-3.0-only")


def test_findings_that_read_alike_are_told_apart(whole: Report) -> None:
    places = [(Location(path="train.py", line=line),) for line in (3, 9)]
    one, two = found(whole, *(evidence(locations=place) for place in places))
    assert one.fingerprint.removesuffix(":1") == two.fingerprint.removesuffix(":2")


def test_a_part_keeps_its_fingerprint_when_others_change(weights_only: Report) -> None:
    def of(report: Report) -> str:
        return next(one.fingerprint for one in problems(report) if one.about == "training_code")

    assert of(changed(weights_only, "rng", state="missing")) == of(weights_only)
