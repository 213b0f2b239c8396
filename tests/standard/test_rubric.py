import pytest

from openassay.standard import StandardError, facts, rubrics, rules
from openassay.standard.rubric import read

GOOD = """
id = "tiny"
title = "Tiny"
version = "1"
revision = 1
source = "these tests"
scales = [["good", "bad"]]
effort = ["OA-DAT-01"]

[lists]
two = [{ part = "dataset" }, { part = "rng" }]

[[criterion]]
each = "two"
id = "{part}.there"
question = "Is {part} there, {other}?"
ladder = [{ outcome = "yes", when = "{part}.here" }, { outcome = "no", rules = ["OA-DAT-01"] }]

[[grade]]
outcome = "good"
when = { all = [{ each = "two", criterion = "{part}.there", is = ["yes"] }, { licence = "release", osi = true }] }

[[grade]]
outcome = "bad"
"""


def test_each_writes_a_table_once_for_every_row() -> None:
    rubric = read(GOOD, "tiny")
    assert [one.id for one in rubric.criterion] == ["dataset.there", "rng.there"]
    assert rubric.criterion[0].question == "Is dataset there, {other}?"
    assert len(rubric.grade[0].when.all) == 3


def test_facts_and_rules_are_listed() -> None:
    rubric = read(GOOD, "tiny")
    assert facts(rubric) == {"dataset.here", "rng.here", "licence.release"}
    assert rules(rubric) == {"OA-DAT-01"}


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('title = "Tiny"', 'title = "Tiny"\ncolour = "red"', "colour"),
        ('when = "{part}.here"', 'when = { fact = "a.b", expression = "1 + 1" }', "expression"),
        ('when = "{part}.here"', 'when = { fact = "a.b", part = "rng", outcome = ["no"] }', "exactly one"),
        ('when = "{part}.here"', "when = {}", "exactly one"),
        ('when = "{part}.here"', 'when = { licence = "release" }', "open_for"),
        ('when = "{part}.here"', 'when = { of = ["a.b"] }', "at_least"),
        ('when = "{part}.here"', 'when = { part = "rng" }', "outcome"),
        (', when = "{part}.here" }', " }", "last rung"),
        ('{ outcome = "no", rules', '{ outcome = "no", when = "a.b", rules', "last rung"),
        ('is = ["yes"]', 'is = ["perhaps"]', "perhaps"),
        ('is = ["yes"]', "is = []", "criterion needs is"),
        ('criterion = "{part}.there"', 'criterion = "{part}.else"', "not asked before"),
        ('id = "{part}.there"', 'id = "there"', "asked twice"),
        ('each = "two"', 'each = "three"', "no such list"),
        ('["good", "bad"]', '["good", "worse"]', "worse"),
        ('effort = ["OA-DAT-01"]', "effort = []", "OA-DAT-01"),
        ('id = "tiny"', "id = = 1", "tiny"),
        ("revision = 1", 'revision = "1"', "revision"),
    ],
)
def test_a_rubric_that_is_not_well_formed_is_refused(old, new, word) -> None:
    assert old in GOOD
    with pytest.raises(StandardError, match=word) as refused:
        read(GOOD.replace(old, new), "tiny")
    assert str(refused.value).startswith("tiny: ")


@pytest.mark.parametrize("rubric", rubrics(), ids=lambda one: one.id)
def test_every_rubric_asks_for_facts_by_part_and_word(rubric) -> None:
    assert all(len(fact.split(".")) == 2 and "{" not in fact for fact in facts(rubric))
    assert all("{" not in one.question + one.id for one in rubric.criterion)
    assert all(rung.outcome for one in rubric.criterion for rung in one.ladder)
