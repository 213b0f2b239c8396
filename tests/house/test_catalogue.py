"""Every detector is well described, has a tiny release that says yes and one that says no, and behaves on them."""

import re
from pathlib import Path

import pytest

from openassay import __version__
from openassay.detect import run
from openassay.detect.catalogue import found
from openassay.schema import PARTS, Tool
from openassay.source import Wanted, open_release
from openassay.standard import facts, load, rules
from openassay.standard import ids as standard_ids

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "detect"
FOUND = found()
DECLARED = {fact for one in FOUND for fact in one.record.facts}
SPEAKING = [one for one in FOUND if one.record.facts]
OTHER_SUBJECTS = {"subject", "claim", "licence", "document", "consistency", "source"}
FACT = re.compile(r"[a-z_]+\.[a-z_]+")
SENTENCE = re.compile(r"[A-Z“].{10,}[.?:][\"”]?", re.DOTALL)


def folder(one):
    """Where the tiny releases of a detector are: tests/detect/<folder>/<name>."""
    return FIXTURES.joinpath(*one.module.split(".")[2:])


def releases(prefix):
    return [
        pytest.param(one.record.id, path, id=f"{one.record.id}-{path.name}")
        for one in SPEAKING
        for path in sorted(folder(one).glob(f"{prefix}_*"))
    ]


def outcomes(rule, path):
    """The outcomes of a rule on a release that is a folder; all its programs where the rule is on determinism."""
    audited = "*" if path.parent.parent.name == "determinism" else ""
    with open_release(Wanted(address=str(path), offline=True)) as opened:
        assessment = run(opened, Tool(version=__version__), audited=audited)
    assert [one.message for one in assessment.evidence if one.outcome == "error" and one.severity == "error"] == []
    return {one.outcome for one in assessment.evidence if one.rule == rule}


def asked_of_every_part(fact):
    """Whether a fact is one that rubrics ask of all seven parts alike, and that some part's detector declares."""
    subject, word = fact.split(".")
    if subject == "licence":
        return word in PARTS
    return subject in PARTS and any(f"{part}.{word}" in DECLARED for part in PARTS)


def test_there_are_detectors_for_every_part():
    assert {one.record.part for one in FOUND} >= set(PARTS)


def test_ids_are_unique_and_sorted():
    ids = [one.record.id for one in FOUND]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("one", FOUND, ids=lambda one: one.record.id)
def test_record_is_complete(one):
    record = one.record
    assert record.part in {*PARTS, *OTHER_SUBJECTS}
    assert SENTENCE.fullmatch(record.question)
    assert record.question.endswith("?")
    assert SENTENCE.fullmatch(record.why)
    assert SENTENCE.fullmatch(record.satisfy)
    assert record.facts or record.gives
    assert re.fullmatch(r"\d+\.\d+\.\d+", record.since)


@pytest.mark.parametrize("one", SPEAKING, ids=lambda one: one.record.id)
def test_facts_are_well_formed_and_said_once(one):
    assert len(set(one.record.facts)) == len(one.record.facts)
    assert [fact for fact in one.record.facts if not FACT.fullmatch(fact)] == []


@pytest.mark.parametrize("standard", standard_ids())
def test_every_fact_that_a_rubric_names_is_declared(standard):
    unknown = facts(load(standard)) - DECLARED
    assert {fact for fact in unknown if not asked_of_every_part(fact)} == set()


def test_a_misspelt_fact_is_noticed():
    assert asked_of_every_part("rng.gated")
    assert not asked_of_every_part("rng.gatedd")
    assert not asked_of_every_part("document.gated")


@pytest.mark.parametrize("standard", standard_ids())
def test_every_rule_that_a_rubric_names_exists(standard):
    assert rules(load(standard)) <= {one.record.id for one in FOUND}


@pytest.mark.parametrize("one", SPEAKING, ids=lambda one: one.record.id)
def test_detector_has_a_release_that_says_yes_and_one_that_says_no(one):
    assert list(folder(one).glob("yes_*"))
    assert list(folder(one).glob("no_*"))


@pytest.mark.parametrize(("rule", "path"), releases("yes"))
def test_detector_says_yes(rule, path):
    assert {"yes", "error"} & outcomes(rule, path)


@pytest.mark.parametrize(("rule", "path"), releases("no"))
def test_detector_does_not_say_yes(rule, path):
    assert not {"yes", "error"} & outcomes(rule, path)
