"""Texts that made patterns and look-ups slow: each is long enough that to try everything would take minutes."""

import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openassay.detect.claim import openness
from openassay.detect.consistency import elsewhere, missing_path, requirement_conflict, undeclared_import
from openassay.detect.consistency.requirement_conflict import _Pin
from openassay.detect.document import technical_report
from openassay.detect.licence import card
from openassay.detect.reading import Reading, above
from openassay.detect.subject import launches, mentions
from openassay.detect.system_code import libraries
from openassay.read.document import Block, Document, Link
from openassay.schema import Entry, Release, Tree

SECONDS = 5.0
MANY = 100_000


def reading(*paths):
    entries = tuple(Entry(path=path, kind="file") for path in paths)
    release = Release(address="wren", trees=(Tree(name="wren", address="wren", entries=entries),))
    return Reading(SimpleNamespace(release=release, not_examined=()))


def linked(count):
    """A paragraph in which every word is a link, as a document of one block."""
    links = tuple(Link(f"m{number}", f"https://example.org/{number}.pdf", number + 1) for number in range(count))
    text = "".join(f"See the m{number} words.\n" for number in range(count))
    return Document("", (Block("paragraph", text, 1, count, links),))


WORK = {
    "blank lines before a prompt": lambda: launches._script("\n" * MANY + "x", 1),
    "blank lines before cd": lambda: list(elsewhere._ENTERS.finditer("\n" * MANY + "x")),
    "an item of spaces": lambda: card._written(["license:", "- a" + " " * MANY + "b"], 1),
    "a field of spaces": lambda: card._written(["license: a" + " " * MANY + "b"], 1),
    "tools that install nothing": lambda: list(undeclared_import._installed("install --" + "pip " * MANY)),
    "a name of tokenizers": lambda: libraries._LIBRARY.search("tokenizer" * (MANY // 9) + "!"),
    "a name of underscores": lambda: libraries._LIBRARY.search("a_" * (MANY // 2) + "!"),
    "arrows": lambda: missing_path._made(
        SimpleNamespace(blocks=lambda: [("README.md", Block("code", ">" * MANY + "x.py", 1, 1))]), "x.py"
    ),
    "links of one block": lambda: list(mentions._in_document("README.md", linked(5_000))),
    "links of one block beside a report": lambda: list(
        technical_report._hits(
            SimpleNamespace(reports=(), own=(), leading=(), blocks=lambda *_: [("a", linked(5_000).blocks[0])])
        )
    ),
    "pins of one version": lambda: requirement_conflict._clash(
        [_Pin("torch", "2.0", f"{number}.txt", 1) for number in range(20_000)]
    ),
    "pins that are shorter and shorter": lambda: requirement_conflict._clash(
        [_Pin("torch", "2" + ".0" * number, f"{number}.txt", 1) for number in range(3_000)]
    ),
    "phrases of openness": lambda: openness._OURS_BEFORE.search(("we " * MANY)[-openness._WINDOW :]),
}


@pytest.mark.parametrize("name", WORK)
def test_soon(name):
    started = time.process_time()
    WORK[name]()
    assert time.process_time() - started < SECONDS


def test_many_paths_are_looked_up_soon():
    started = time.process_time()
    held = reading(*(f"d{number}/e/run{number}.py" for number in range(20_000)))
    assert all(held.ending(f"e/run{number}.py") for number in range(20_000))
    assert not any(held.ending(f"x/run{number}.py") for number in range(20_000))
    assert len(held.folders) == 40_001
    assert time.process_time() - started < SECONDS


PATHS = st.lists(st.lists(st.sampled_from(("a", "b", "ab", "a.py")), min_size=1, max_size=4).map("/".join), max_size=8)


@given(PATHS, st.lists(st.sampled_from(("a", "b", "ab", "a.py")), min_size=1, max_size=3).map("/".join))
def test_an_ending_is_found_where_it_is(paths, tail):
    held = reading(*sorted(set(paths)))
    assert held.ending(tail) == [one for one in sorted(set(paths)) if one == tail or one.endswith(f"/{tail}")]


@given(PATHS)
def test_folders_are_all_that_lie_above_a_path(paths):
    expected = {path.rsplit("/", depth)[0] for path in paths for depth in range(1, path.count("/") + 1)}
    assert reading(*sorted(set(paths))).folders == {".", *expected}
    assert {folder for path in paths for folder in above(path)} == expected
