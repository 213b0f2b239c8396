"""Detectors are found by walking folders, checked, and put in the order of their needs."""

import importlib
import itertools
import sys
from types import SimpleNamespace

import pytest

from openassay.detect.catalogue import LAST, CatalogueError, Found
from openassay.detect.detector import Detector

catalogue = importlib.import_module("openassay.detect.catalogue")  # the package has a function of that name
COUNT = itertools.count()
RECORD = """\
from openassay.detect.detector import Detector

DETECTOR = Detector(id="{id}", part="rng", question="", why="", satisfy="", facts=("rng.seed",))
"""
LOOK = "\n\ndef look(reading):\n    yield from ()\n"


def record(identity, **given):
    return Detector(id=identity, part="rng", question="", why="", satisfy="", facts=(), **given)


def look(reading):
    yield from ()


@pytest.fixture
def order(monkeypatch):
    """The ids in the order in which these records would run."""

    def ids(*records):
        every = tuple(Found(one, look, one.id) for one in records)
        monkeypatch.setattr(catalogue, "found", lambda: every)
        return [one.record.id for one in catalogue.in_order.__wrapped__()]

    return ids


@pytest.fixture
def walk(monkeypatch, tmp_path):
    """What is found in a room of these files."""

    def found(files):
        name = f"tiny_room_{next(COUNT)}"
        for path, text in {"__init__.py": "", **files}.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (target.parent / "__init__.py").touch()
            target.write_text(text)
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.setattr(catalogue, "room", SimpleNamespace(__name__=name, __path__=[str(tmp_path / name)]))
        before = set(sys.modules)
        try:
            return catalogue.found.__wrapped__()
        finally:
            for module in set(sys.modules) - before:
                del sys.modules[module]

    return found


def test_who_gives_runs_before_who_needs(order):
    needing = record("OA-AAA-01", needs=("roles",))
    giving = record("OA-ZZZ-01", gives="roles")
    assert order(needing, giving) == ["OA-ZZZ-01", "OA-AAA-01"]


def test_what_is_ready_at_once_runs_in_order_of_id(order):
    records = [record(f"OA-AAA-0{number}") for number in (3, 1, 2)]
    assert order(*records) == ["OA-AAA-01", "OA-AAA-02", "OA-AAA-03"]


def test_what_needs_everything_runs_last(order):
    last = record("OA-AAA-01", needs=(LAST,))
    late = record("OA-ZZZ-02", needs=("roles",))
    assert order(last, record("OA-ZZZ-01", gives="roles"), late)[-1] == "OA-AAA-01"


def test_a_need_that_nobody_gives_is_refused(order):
    with pytest.raises(CatalogueError, match="OA-AAA-01 needs roles, which no detector gives"):
        order(record("OA-AAA-01", needs=("roles",)))


def test_needs_in_a_circle_are_refused_and_named(order):
    one = record("OA-AAA-01", needs=("second",), gives="first")
    two = record("OA-AAA-02", needs=("first",), gives="second")
    with pytest.raises(CatalogueError, match=r"circle: OA-AAA-0\d > OA-AAA-0\d"):
        order(one, two)


def test_detectors_are_found_in_folders_and_sorted(walk):
    files = {
        "rng/seed.py": RECORD.format(id="OA-AAA-02") + LOOK,
        "claim/words.py": RECORD.format(id="OA-AAA-01") + LOOK,
        "claim/words_without_record.py": "X = 1\n",
        "loose.py": RECORD.format(id="OA-AAA-03") + LOOK,
    }
    found = walk(files)
    assert [one.record.id for one in found] == ["OA-AAA-01", "OA-AAA-02"]
    assert found[0].module.endswith(".claim.words")


def test_an_id_that_is_used_twice_is_refused_with_both_places(walk):
    text = RECORD.format(id="OA-AAA-01") + LOOK
    with pytest.raises(CatalogueError, match=r"OA-AAA-01 is the id of \S+claim\.words and of \S+rng\.seed"):
        walk({"rng/seed.py": text, "claim/words.py": text})


@pytest.mark.parametrize("text", [RECORD.format(id="OA-AAA-01"), "DETECTOR = 1\n" + LOOK])
def test_a_record_without_its_function_is_refused(walk, text):
    with pytest.raises(CatalogueError, match="DETECTOR must be a Detector, with a function `look` beside it"):
        walk({"rng/seed.py": text})


def test_the_real_catalogue_meets_every_need_before_it_is_needed():
    given = set()
    for one in catalogue.in_order():
        assert set(one.record.needs) - {LAST} <= given
        given.add(one.record.gives)


def test_the_order_is_the_same_every_time():
    first = [one.record.id for one in catalogue.in_order.__wrapped__()]
    assert first == [one.record.id for one in catalogue.in_order.__wrapped__()]
