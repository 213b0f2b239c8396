import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.schema import Assessment
from openassay.standard.condition import Case, holds
from openassay.standard.licences import every, licences, some
from openassay.standard.rubric import Condition

MARKS = {True: "", False: "!", None: "?"}
TRUTHS = st.sampled_from([True, False, None])


def case(assessment: Assessment) -> Case:
    return Case(assessment, licences())


@pytest.mark.parametrize(
    ("asked", "lines", "truth"),
    [
        (Condition(fact="rng.seed"), ("rng.seed",), True),
        (Condition(fact="rng.seed"), ("!rng.seed",), False),
        (Condition(fact="rng.seed"), ("?rng.seed", "!rng.seed"), None),
        (Condition(fact="rng.seed"), ("?rng.seed", "rng.seed"), True),
        (Condition(fact="rng.seed"), ("~rng.seed",), False),
        (Condition(fact="rng.seed"), (), False),
        (Condition(fact="rng.seed", outcome=("no",)), ("!rng.seed", "rng.seed"), True),
        (Condition(fact="rng.seed", outcome=("yes",)), ("?rng.seed",), False),
        (Condition(fact="rng.seed", value=("42",)), ("rng.seed = 42",), True),
        (Condition(fact="rng.seed", value=("42",)), ("rng.seed = 7",), False),
        (Condition(fact="rng.seed", here=True), ("rng.seed = https://example.org",), False),
        (Condition(fact="rng.seed", here=True), ("rng.seed = 42",), True),
        (Condition(part="rng", outcome=("no",)), ("!rng.order",), True),
        (Condition(part="rng", outcome=("no",)), ("rng.order", "!dataset.here"), False),
        (Condition(part="consistency", outcome=("no",), severity=("error",)), ("!consistency.a",), True),
        (Condition(part="consistency", outcome=("no",), severity=("warning",)), ("!consistency.a",), False),
        (Condition(kind=("model",)), (), True),
        (Condition(kind=("dataset", "unknown")), (), False),
        (Condition(revised=True), (), True),
        (Condition(licence="release", osi=True), ("licence.release = MIT",), True),
        (Condition(licence="release", osi=True), ("licence.release = MIT", "?licence.release"), None),
        (Condition(licence="release", osi=True), ("licence.release = MIT", "licence.release = CC-BY-4.0"), False),
        (
            Condition(licence="release", osi=True, some=True),
            ("licence.release = MIT", "licence.release = CC-BY-4.0"),
            True,
        ),
        (Condition(licence="release", osi=True), ("!licence.release",), False),
        (Condition(licence="release", osi=True), (), False),
    ],
)
def test_one_thing_asked(assess, asked, lines, truth) -> None:
    assert holds(asked, case(assess(*lines))).truth is truth


@pytest.mark.parametrize(
    ("kind", "readings", "truth"),
    [
        ("model", (), True),
        ("dataset", (), False),
        ("unknown", (), None),
        ("model", ("model", "dataset"), True),
        ("dataset", ("dataset", "model"), False),
    ],
)
def test_a_reading_is_undecided_while_the_kind_is_unknown(assess, kind, readings, truth) -> None:
    assert holds(Condition(reading=("model",)), case(assess(kind=kind, readings=readings))).truth is truth


@settings(max_examples=80, deadline=None)
@given(st.lists(TRUTHS, min_size=1, max_size=4), st.integers(1, 5))
def test_groups_follow_kleene(assess, truths, least) -> None:
    names = tuple(f"a.f{number}" for number in range(len(truths)))
    told = case(assess(*(MARKS[truth] + name for truth, name in zip(truths, names, strict=True))))
    none = holds(Condition(none=names), told).truth
    assert holds(Condition(all=names), told).truth is every(truths)
    assert holds(Condition(any=names), told).truth is some(truths)
    assert none is every(None if one is None else not one for one in truths)
    possible = {
        sum(one is True for one in truths) + more >= least for more in range(sum(one is None for one in truths) + 1)
    }
    assert holds(Condition(of=names, at_least=least), told).truth is (possible.pop() if len(possible) == 1 else None)


def test_groups_cite_what_decided(assess) -> None:
    told = case(assess("a.yes", "!a.no", "?a.unsure"))
    yes, no, unsure = (one.id for one in told.assessment.evidence)
    names = ("a.yes", "a.no", "a.unsure")
    assert holds(Condition(any=names), told).cited == (yes,)
    assert holds(Condition(all=names), told).cited == (no,)
    assert holds(Condition(none=names), told).cited == (yes,)
    assert holds(Condition(all=("a.yes", "a.unsure")), told).cited == (unsure,)
    assert holds(Condition(of=names, at_least=1), told).cited == (yes, no, unsure)
