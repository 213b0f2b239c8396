import pytest

from openassay.schema import Verdict
from openassay.standard import Rubric, evaluate, load, rubrics
from openassay.standard.rubric import read

LADDER = """
id = "tiny"
title = "Tiny"
version = "1"
revision = 1
source = "these tests"
scales = [["good", "bad"]]

[[criterion]]
id = "answer"
question = "?"
ladder = [
  { outcome = "high", when = "dataset.here" },
  { outcome = "low", when = "dataset.described", note = "{reason}" },
  { outcome = "none" },
]

[[grade]]
outcome = "good"
when = { criterion = "answer", is = ["high", "low"] }

[[grade]]
outcome = "bad"
"""


@pytest.fixture(scope="module")
def tiny() -> Rubric:
    return read(LADDER, "tiny")


def outcome(verdict: Verdict, name: str) -> str:
    found = verdict.outcome(name)
    assert found is not None
    return found.outcome


@pytest.mark.parametrize(
    ("lines", "expected", "grade"),
    [
        (("dataset.here",), "high", "good"),
        (("dataset.described",), "low", "good"),
        (("!dataset.here",), "none", "bad"),
        ((), "none", "bad"),
        (("?dataset.here", "dataset.here"), "high", "good"),
        (("!dataset.here", "dataset.here"), "high", "good"),
    ],
)
def test_the_first_rung_that_holds_gives_the_outcome(assess, tiny, lines, expected, grade) -> None:
    verdict = evaluate(assess(*lines), tiny)
    assert (outcome(verdict, "answer"), verdict.grade) == (expected, grade)


def test_an_undecided_rung_above_the_one_that_holds_leaves_both(assess, tiny) -> None:
    verdict = evaluate(assess("?dataset.here", "!dataset.described"), tiny)
    found = verdict.outcome("answer")
    assert (found.outcome, found.candidates, found.note) == ("unknown", ("high", "none"), "about dataset.here")
    assert (verdict.grade, verdict.candidates) == ("undetermined", ("good", "bad"))


def test_doubt_between_outcomes_that_give_one_grade_does_not_reach_the_grade(assess, tiny) -> None:
    verdict = evaluate(assess("?dataset.here", "dataset.described"), tiny)
    assert verdict.outcome("answer").candidates == ("high", "low")
    assert (verdict.grade, verdict.candidates) == ("good", ())


def test_evidence_that_made_the_rung_hold_is_cited_with_what_contradicts_it(assess, tiny) -> None:
    case = assess("dataset.here", "!dataset.here", "dataset.described")
    assert evaluate(case, tiny).outcome("answer").evidence == tuple(one.id for one in case.evidence[:2])


def test_a_last_rung_cites_what_was_searched(assess, tiny) -> None:
    case = assess("!dataset.here", "!dataset.described")
    assert evaluate(case, tiny).outcome("answer").evidence == tuple(one.id for one in case.evidence)


def test_a_note_carries_the_reason(assess, tiny) -> None:
    assert evaluate(assess("dataset.described"), tiny).outcome("answer").note == "about dataset.described"


def test_the_same_assessment_gives_the_same_verdict(assess, whole) -> None:
    rubric = load("seven-parts")
    assert evaluate(assess(*whole), rubric) == evaluate(assess(*whole), rubric)


def test_every_cited_id_belongs_to_the_assessment(assess, weights_only) -> None:
    case = assess(*weights_only)
    known = {one.id for one in case.evidence}
    verdicts = [evaluate(case, one) for one in rubrics()]
    cited = {name for verdict in verdicts for one in verdict.criteria for name in one.evidence}
    assert cited
    assert cited <= known
