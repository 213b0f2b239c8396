from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from openassay.report import Options, render
from openassay.schema import Criterion, Evidence, NotExamined, Report, Verdict

BROKEN = Evidence(rule="OA-TST-09", fact="x.y", part="x", outcome="error", message="Broken.", searched=("x",))
LOOKED = Evidence(rule="OA-TST-08", fact="x.z", part="x", outcome="no", message="Nothing.", searched=("a", "b"))
ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors", "skipped"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "properties": set(),
    "property": {"name", "value"},
    "testcase": {"classname", "name"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message", "type"},
    "system-out": set(),
}


def read(report: Report) -> ET.Element:
    return ET.fromstring(render(report, "junit", Options()))  # noqa: S314 - our own text


def case(report: Report, outcome: str, standard: str = "osaid", **given: object) -> ET.Element:
    one = Criterion(**{"id": "data.terms", "outcome": outcome, "question": "Is it?", **given})
    verdict = Verdict(standard=standard, title="T", version="1", revision=1, grade="g", criteria=(one,))
    top = read(replace(report, verdicts=(verdict,), evidence=(*report.evidence, BROKEN, LOOKED)))
    return top.find(".//testcase")


def test_only_what_every_reader_knows(any_report: Report) -> None:
    for element in read(any_report).iter():
        assert set(element.keys()) == ATTRIBUTES[element.tag]


def test_a_suite_for_every_standard_and_a_case_for_every_criterion(whole: Report) -> None:
    top = read(whole)
    assert [suite.get("name") for suite in top] == ["seven-parts", "osaid"]
    assert [one.get("name") for one in top[0].iter("testcase")] == [one.id for one in whole.verdicts[0].criteria]
    assert (top.get("tests"), top.get("failures")) == ("7", "0")
    assert {one.get("name"): one.get("value") for one in top[1].iter("property")}["grade"] == "needs a human"


@pytest.mark.parametrize("outcome", ["yes", "open", "included", "linked", "self"])
def test_what_passed_is_an_empty_case(whole: Report, outcome: str) -> None:
    assert list(case(whole, outcome)) == []


@pytest.mark.parametrize("outcome", ["no", "missing", "not open", "partial", "unlicensed"])
def test_what_failed_says_where_one_looked(whole: Report, outcome: str) -> None:
    (failure,) = case(whole, outcome, evidence=(LOOKED.id,), note="MIT")
    assert failure.tag == "failure"
    assert failure.get("message") == f"{outcome}: Is it? (MIT)"
    assert failure.text == "Nothing. [looked in a, b] OA-TST-08"


@pytest.mark.parametrize(
    ("outcome", "word"),
    [("unknown", "unknown"), ("needs-human", "for a person to judge"), ("not_applicable", "does not apply")],
)
def test_what_is_not_known_or_does_not_apply_is_skipped_with_its_reason(whole: Report, outcome: str, word: str) -> None:
    (skipped,) = case(whole, outcome, evidence=(LOOKED.id,))
    assert (skipped.tag, skipped.get("message")) == ("skipped", f"{word}: Is it?")


def test_what_is_unknown_because_something_broke_is_an_error(whole: Report) -> None:
    (error,) = case(whole, "unknown", evidence=(BROKEN.id,))
    assert (error.tag, error.text) == ("error", "Broken. [looked in x] OA-TST-09")


def test_a_part_fails_unless_it_is_open_whatever_its_state(whole: Report) -> None:
    terms = replace(whole.parts["rng"].licence, open="no")
    report = replace(whole, parts={**whole.parts, "rng": replace(whole.parts["rng"], licence=terms)})
    (failure,) = case(report, "included", "seven-parts", id="rng")
    assert failure.get("type") == "included, not open"


def test_steps_towards_a_part_are_no_cases(whole: Report) -> None:
    assert case(whole, "no", "seven-parts", id="rng.within") is None
    assert case(whole, "no", "osaid", id="parameters.terms") is not None


def test_long_lists_of_evidence_are_counted(whole: Report) -> None:
    many = tuple(replace(LOOKED, message=str(number), id="") for number in range(12))
    report = replace(whole, evidence=many)
    (failure,) = case(report, "no", evidence=tuple(one.id for one in many))
    assert failure.text.splitlines()[-1] == "and 2 more"


def test_what_was_not_examined_is_told(whole: Report) -> None:
    left = replace(whole, not_examined=(NotExamined(what="big\x00.bin", why="too\x1b large"),))
    assert read(left).findtext(".//system-out") == "Not examined:\nbig\\x00.bin: too\\x1b large"
