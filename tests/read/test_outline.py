from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.limits import MAX_BYTES, MAX_LINE, MAX_LINES, ReadError
from openassay.read.outline import Outline, Run, bare_links, source


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("see https://a.org/b.", "https://a.org/b"),
        ("(https://a.org/b_(c)).", "https://a.org/b_(c)"),
        ("(see https://a.org/b), and", "https://a.org/b"),
        ("<https://a.org/?q=1&r=2>", "https://a.org/?q=1&r=2"),
        ("用https://a.org/b，再", "https://a.org/b"),
        ("git+https://a.org/b.git", "https://a.org/b.git"),
        ("`https://a.org/b`", "https://a.org/b"),
    ],
)
def test_bare_addresses_end_where_the_sentence_goes_on(text: str, target: str) -> None:
    if text.startswith("用"):
        text = text.replace("用", "用 ")
    assert [link.target for link in bare_links(text, 1)] == [target]


def test_bare_addresses_have_their_line() -> None:
    assert [(link.line, link.text) for link in bare_links("a\nhttp://b.c\n\nx http://d.e y", 5)] == [(6, ""), (8, "")]


def test_text_without_addresses_has_none() -> None:
    assert bare_links("https:// and http: and ://x", 1) == []


@given(st.lists(st.tuples(st.text("ab \n", max_size=5), st.integers(0, 3)), max_size=8))
@settings(max_examples=60)
def test_a_run_keeps_each_piece_on_its_line(pieces: list[tuple[str, int]]) -> None:
    run, line, places = Run(), 1, []
    for text, gap in pieces:
        line += gap
        run.put(text, line)
        if text.strip():
            places.append((text, line))
        line += text.count("\n")
    rows = run.text.split("\n")
    for text, at in places:
        lead = text[: len(text) - len(text.lstrip())].count("\n")
        assert text.split()[0] in rows[at + lead - run.line]


def test_headings_trail() -> None:
    outline = Outline()
    for level, name in ((1, "A"), (2, "B"), (3, "C"), (2, "D")):
        outline.add("heading", name, level, level=level)
        outline.add("paragraph", "text", level)
    blocks = [block for block in outline.document().blocks if block.kind == "paragraph"]
    assert sorted(block.headings for block in blocks) == [("A",), ("A", "B"), ("A", "B", "C"), ("A", "D")]
    assert outline.document().title == "A"


def test_blocks_come_by_line() -> None:
    outline = Outline()
    for line in (5, 2, 9):
        outline.add("paragraph", "x", line)
    lines = [block.line for block in outline.document().blocks]
    assert all(one <= two for one, two in pairwise(lines))


def test_limits() -> None:
    with pytest.raises(ReadError):
        source(b"\n" * MAX_LINES)
    with pytest.raises(ReadError):
        source(b"a" * (MAX_BYTES + 1))
    with pytest.raises(ReadError):
        source(b"a\0b")
    assert len(source(b"a" * (MAX_LINE + 1))) == MAX_LINE
