"""What every format of the room keeps to: any bytes give its type or a ReadError, soon, and lines are right."""

import time
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openassay.read.cells import Cells
from openassay.read.document import Document, sentences
from openassay.read.format import Format, fitting, formats
from openassay.read.limits import ReadError

SECONDS = 4.0
"""No input of this file, at most 100 kB, may take longer, even on a slow machine."""
ONCE = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def deep(opening: str, closing: str, count: int = 10_000) -> bytes:
    return (opening * count + closing * count).encode()


INPUTS = {
    "empty": b"",
    "newlines": b"\n" * 1000,
    "nul": b"\0" * 1000,
    "late nul": b"a" * 9000 + b"\0",
    "mark only": b"\xef\xbb\xbf",
    "wide": "text = 1\n".encode("utf-16"),
    "half a wide character": b"\xff\xfea",
    "invalid UTF-8": b"name: \xff\xfe\xc3\x28\n" * 20,
    "surrogates": b'{"a": "\\ud800"}',
    "long line": b"a" * 100_000,
    "long words": b"a " * 50_000,
    "long number": b"[" + b"9" * 50_000 + b"]",
    "long assignment": b"a = " + b"1 + " * 20_000 + b"1",
    "lists": deep("[", "]"),
    "objects": deep('{"a":', "}"),
    "calls": deep("f(", ")"),
    "tags": deep("<a>", "</a>"),
    "open tags": b"<a " * 30_000,
    "quotes": b'"' * 50_000,
    "backticks": b"`a" * 25_000,
    "stars": b"*a **b " * 10_000,
    "images": b"![" * 25_000,
    "links": b"[a](" * 20_000,
    "nested quotes": b"> " * 25_000,
    "nested lists": b"- " * 25_000,
    "stairs": b"".join(b" " * depth + b"a:\n" for depth in range(500)),
    "comments": b"<!--" * 20_000,
    "pipes": b"|a" * 25_000 + b"\n" + b"|-" * 25_000,
    "anchors": b"a: &a [x]\n" + b"b: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b]\n" * 20,
    "sections": b"[a]\n" * 10_000,
    "tables": b"[a.b.c]\nd = 1\n" * 2_500,
    "continued": b"a \\\n" * 20_000,
    "substitutions": b"$(" * 20_000,
    "variables": b"A=$A$A\n" * 1_000,
    "here documents": b"cat <<E\n" * 5_000,
    "JSON, but not what is looked for": b'{"cells": {"a": [1, null, true]}, "worksheets": 3}',
    "header": b"\x08\0\0\0\0\0\0\0{}      ",
    "huge header": b"\xff" * 8 + b"{}",
    "PDF": b"%PDF-1.7\n%%EOF",
    "archive": b"PK\x03\x04" + b"\0" * 100,
    "compressed": b"\x1f\x8b\x08" + b"\0" * 100,
}

EVERY = pytest.mark.parametrize("form", formats(), ids=lambda form: f"{form.name}-{form.gives.__name__}")


def survives(form: Format, data: bytes) -> None:
    started = time.process_time()
    refused = None
    try:
        assert isinstance(form.read(data), form.gives)
    except ReadError as error:
        refused = error
    assert time.process_time() - started < SECONDS
    assert refused is None or (str(refused) and refused.line >= 0)


def test_the_room_has_formats_for_documents() -> None:
    suffixes = {suffix for form in formats() if form.gives is Document for suffix in form.suffixes}
    assert {".md", ".html", ".rst", ".txt", ".ipynb", ".pdf"} <= suffixes
    assert fitting("a/README", Document) is not None
    assert fitting("a.bin", Document) is None


def test_formats_are_named_and_reachable() -> None:
    for form in formats():
        assert form.name
        assert form.suffixes or form.names
        for suffix in form.suffixes:
            assert suffix == suffix.lower()
            assert fitting(f"x{suffix}", form.gives) is not None


def test_no_suffix_is_claimed_twice() -> None:
    claims = [(form.gives, suffix) for form in formats() for suffix in form.suffixes]
    assert len(claims) == len(set(claims))


@EVERY
@pytest.mark.parametrize("name", INPUTS)
def test_hostile_bytes(form: Format, name: str) -> None:
    survives(form, INPUTS[name])


@EVERY
@given(st.binary(max_size=300))
@ONCE
def test_random_bytes(form: Format, data: bytes) -> None:
    survives(form, data)


@EVERY
@given(st.text("ab1 \n\t:=-#*`[](){}<>|&!\\/\"'.,$%@+_~", max_size=200))
@ONCE
def test_random_marks(form: Format, text: str) -> None:
    survives(form, text.encode())


TEXTUAL = pytest.mark.parametrize("path", ["a.md", "a.html", "a.rst", "a.txt", "README"])
MARKS = st.lists(
    st.sampled_from(
        [
            "w0 ",
            "w1 ",
            "\n",
            "\n\n",
            "# ",
            "- ",
            "> ",
            "1. ",
            "`",
            "**",
            "|",
            "|-|",
            "[",
            "](u)",
            "![",
            "<b>",
            "<p>",
            "<td>",
            "<tr>",
            "</tr>",
            "<li>",
            "<a href=u>",
            "</a>",
            "<!-- ",
            " -->",
            "```\n",
            "====\n",
            "::\n\n  ",
            ".. x::\n",
            "&lt;",
            "https://h.org ",
            "  ",
            "\t",
            "\r\n",
            "<img src=u alt=w2>",
            "+--+\n",
            "== ==\n",
            "---\n",
        ]
    ),
    max_size=40,
)


@TEXTUAL
@given(MARKS)
@settings(max_examples=60, deadline=None)
def test_blocks_stand_in_the_file(path: str, marks: list[str]) -> None:
    form = fitting(path, Document)
    assert form is not None
    text = "".join(marks)
    rows = text.replace("\r\n", "\n").split("\n")
    document = form.read(text.encode())
    assert all(one.line <= two.line for one, two in pairwise(document.blocks))
    for block in document.blocks:
        assert 1 <= block.line <= block.end_line <= len(rows)
        assert block.line + block.text.count("\n") <= block.end_line
        assert all(1 <= link.line <= block.end_line for link in block.links)
        assert all(block.line <= one.line <= one.end_line <= block.end_line for one in sentences(block))
        for line, row in enumerate(block.text.split("\n"), block.line):
            assert all(word in rows[line - 1] for word in ("w0", "w1", "w2", "https://h.org") if word in row)
        for link in block.links:
            assert "".join(link.target.split()) in "".join("".join(rows[link.line - 1 :]).split())


HALF = '"\\ud800"'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", f"A = {HALF}\nB = 'a' + {HALF}\nf({HALF})\nC = {{{HALF}: [1]}}\n"),
        ("a.ipynb", f'{{"cells": [{{"cell_type": "markdown", {HALF}: 1, "source": [{HALF}]}}]}}'),
        ("a.ipynb", f'{{"cells": [{{"cell_type": {HALF}, "source": [{HALF}]}}]}}'),
        ("a.ipynb", '{"cells": [{"a\tb": 1, "cell_type": "mark\tdown", "source": []}]}'),
        ("a.gin", f"a.b = {HALF}\na.c = {{{HALF}: {HALF}}}\n"),
        ("a.json", f"{{{HALF}: {HALF}}}"),
        ("a.yaml", f"{HALF}: {HALF}\n"),
        ("setup.py", f"setup(install_requires=[{HALF}], extras_require={{{HALF}: [{HALF}]}})\n"),
    ],
)
def test_half_a_character_spelled_by_an_escape_does_not_reach_a_report(path: str, text: str) -> None:
    for gives in {form.gives for form in formats()} - {Cells}:
        form = fitting(path, gives)
        try:
            msgspec.json.encode(form.read(text.encode()) if form else None).decode()
        except ReadError as error:
            str(error).encode()
