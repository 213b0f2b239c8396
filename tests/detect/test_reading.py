"""Each file is read and parsed once per form; what fails is kept with its reason."""

import json
import struct

import pytest

from openassay.detect.reading import Reading
from openassay.read.limits import MAX_BYTES, MAX_FIRST, MAX_HEADER
from openassay.schema import Entry, Release, Tree
from openassay.source import Absent, SourceError, TooLarge


class Held:
    """An opened release of files in memory, which counts how often each is read."""

    not_examined = ()

    def __init__(self, files):
        self.files = files
        self.reads = []
        entries = tuple(Entry(path=path, kind="file") for path in files)
        self.release = Release(address="wren", trees=(Tree(name="wren", address="wren", entries=entries),))

    def read(self, path, limit):
        self.reads.append((path, limit))
        content = self.files[path]
        if isinstance(content, Exception):
            raise content
        return content

    def head(self, path, limit):
        return self.read(path, limit)[:limit]


def test_a_file_is_parsed_once():
    held = Held({"train.py": b"seed = 7\n"})
    reading = Reading(held)
    assert reading.module("train.py") is reading.module("train.py")
    assert held.reads == [("train.py", MAX_BYTES)]


def test_what_cannot_be_parsed_is_not_tried_again():
    held = Held({"config.json": b'{"a": 1,\n'})
    reading = Reading(held)
    assert reading.settings("config.json") is None
    assert reading.settings("config.json") is None
    assert len(held.reads) == 1
    line, reason = reading.problems["config.json"]
    assert line == 2
    assert reason


def test_a_form_that_does_not_fit_reads_nothing():
    held = Held({"train.py": b"seed = 7\n"})
    assert Reading(held).settings("train.py") is None
    assert held.reads == []


def test_one_file_has_several_forms():
    reading = Reading(Held({"README.md": b"# Wren\n\nA song.\n"}))
    assert reading.document("README.md").title == "Wren"
    assert reading.text("README.md") == "# Wren\n\nA song.\n"
    assert reading.lines("README.md") == ["# Wren", "", "A song.", ""]


@pytest.mark.parametrize("error", [Absent("README.md is absent"), TooLarge("README.md is too large")])
def test_bytes_that_are_not_here_or_too_many_are_left_out_not_a_problem(error):
    reading = Reading(Held({"README.md": error}))
    assert reading.document("README.md") is None
    assert reading.left_out["README.md"].why == str(error)
    assert reading.problems == {}


def test_bytes_that_cannot_be_had_are_a_problem():
    reading = Reading(Held({"README.md": SourceError("README.md: input/output error")}))
    assert reading.text("README.md") is None
    assert reading.lines("README.md") == []
    assert reading.problems == {"README.md": (0, "README.md: input/output error")}
    assert reading.left_out == {}


def test_nesting_too_deep_for_a_reader_is_a_problem(monkeypatch):
    def deep(_):
        raise RecursionError

    monkeypatch.setattr("openassay.detect.reading.plain.read", deep)
    reading = Reading(Held({"notes.txt": b"x"}))
    assert reading.text("notes.txt") is None
    assert reading.problems["notes.txt"] == (0, "nested deeper than can be read")


def test_what_was_read_is_known():
    reading = Reading(Held({"README.md": b"# Wren\n", "train.py": b"x = 1\n"}))
    reading.document("README.md")
    assert reading.read_paths == {"README.md"}


def safetensors(named):
    """A file of one tensor whose header is as long as its name."""
    head = json.dumps({"w" * named: {"dtype": "U8", "shape": [9], "data_offsets": [0, 9]}}).encode()
    return struct.pack("<Q", len(head)) + head + bytes(9)


def test_the_head_of_a_weights_file_needs_its_first_bytes_only():
    held = Held({"model.safetensors": safetensors(5) + bytes(MAX_BYTES)})
    reading = Reading(held)
    assert reading.header("model.safetensors").parameters == 9
    assert reading.header("model.safetensors").parameters == 9
    assert held.reads == [("model.safetensors", MAX_FIRST)]


def test_more_is_read_where_the_head_is_longer():
    held = Held({"model.safetensors": safetensors(MAX_FIRST)})
    reading = Reading(held)
    assert reading.header("model.safetensors").parameters == 9
    assert [limit for _, limit in held.reads] == [MAX_FIRST, MAX_HEADER]
    assert reading.problems == {}


def test_a_head_that_is_none_is_a_problem_and_not_read_further():
    held = Held({"model.safetensors": b"\xff" * 64, "train.py": b""})
    reading = Reading(held)
    assert reading.header("model.safetensors") is None
    assert reading.header("train.py") is None
    assert len(held.reads) == 1
    assert "model.safetensors" in reading.problems


def test_entries_and_paths_are_those_of_the_first_tree():
    reading = Reading(Held({"b.py": b"", "a.py": b""}))
    assert reading.paths == ("b.py", "a.py")
    assert reading.entries["a.py"].kind == "file"
