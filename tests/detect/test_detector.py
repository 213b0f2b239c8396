"""A record is well formed, and says only what it declares."""

import pytest

from openassay.detect.detector import Detector, at


def record(identity="OA-RNG-99"):
    return Detector(id=identity, part="rng", question="", why="", satisfy="", facts=("rng.seed",))


@pytest.mark.parametrize("identity", ["RNG-99", "OA-RN-99", "OA-RNG-9", "OA-rng-99", "OA-RNG-999", ""])
def test_a_rule_id_has_one_form(identity):
    with pytest.raises(ValueError, match="a rule id is OA-XXX-NN"):
        record(identity)


def test_an_undeclared_fact_is_refused():
    with pytest.raises(ValueError, match=r"OA-RNG-99: undeclared fact rng\.order"):
        record().says("rng.order", "yes", "It is shuffled.", at("train.py", 1))


def test_evidence_without_a_place_or_a_search_is_refused():
    with pytest.raises(ValueError, match="needs a place, or what was searched"):
        record().says("rng.seed", "no", "No seed.")


def test_evidence_carries_the_rule_and_the_part():
    said = record().says("rng.seed", "yes", "A seed.", at("train.py", 3, 4), value="7")
    assert (said.rule, said.part, said.fact, said.value) == ("OA-RNG-99", "rng", "rng.seed", "7")
    (place,) = said.locations
    assert (place.path, place.line, place.end_line, place.tree) == ("train.py", 3, 4, "")


def test_another_part_may_be_named():
    said = record().says("rng.seed", "no", "No seed.", searched=("train.py",), part="licence")
    assert said.part == "licence"
