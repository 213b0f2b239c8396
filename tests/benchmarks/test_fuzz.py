"""The fuzzer in a small form: every format is fed, nothing crashes or hangs, and what does is counted."""

import time
from itertools import islice
from pathlib import Path

import pytest

from openassay import api
from openassay.read.format import formats

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FEW = 48
"""Inputs of each target; six of them come from a grammar."""


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import fuzz
    import fuzz_inputs

    monkeypatch.setattr(fuzz_inputs, "BATCH", 8)
    return fuzz


def test_every_parser_and_every_format_is_fed_and_takes_what_is_valid(fuzz):
    every = {one.name: one for one in fuzz.targets()}
    parsers = {f"{form.name}: {form.gives.__name__}" for form in formats()}
    assert parsers | {f"report {name}" for name in api.formats()} <= every.keys()
    for target in every.values():
        assert target.take(next(target.inputs(1))), target.name


def test_nothing_crashes_or_hangs(fuzz):
    for target in fuzz.targets():
        found = fuzz.fed(target, 7, 0, FEW, "")
        assert found.inputs == FEW
        assert (found.failures, found.crashes, found.hangs) == ([], 0, 0), target.name


def test_the_same_seed_gives_the_same_inputs_and_another_others(fuzz):
    target = next(one for one in fuzz.targets() if one.name.startswith("YAML"))
    first, same, other = (list(islice(target.inputs(seed), 50)) for seed in (1, 1, 2))
    assert first == same != other


def test_crashes_and_hangs_are_counted_and_kept(fuzz, tmp_path, monkeypatch):
    monkeypatch.setattr(fuzz, "SECONDS", 0.2)

    def take(data):
        if data == b"hang":
            while time.process_time():
                pass
        return not data or data[1000]

    inputs = (b"", b"crash", b"hang")
    found = fuzz.fed(type(fuzz.targets()[0])("made", take, lambda seed: iter(inputs)), 1, 0, 3, str(tmp_path))
    assert (found.inputs, found.accepted, found.crashes, found.hangs) == (3, 1, 1, 1)
    assert found.failed
    assert found.failures == ["IndexError: index out of range", "hang"]
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"crash", b"hang"]


def test_a_run_that_was_stopped_is_taken_up_again(fuzz, tmp_path, monkeypatch):
    asked = fuzz.asked(["--count", "20", "--only", "GGUF", "--record", str(tmp_path / "record")])
    assert [(one.target, one.inputs, one.failed) for one in fuzz.run(asked)] == [("GGUF: Header", 20, False)]
    monkeypatch.setattr(fuzz, "in_process", pytest.fail)
    assert [one.inputs for one in fuzz.run(asked)] == [20]
