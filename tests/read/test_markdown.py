import re
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.document import Document
from openassay.read.format import fitting
from openassay.read.limits import ReadError


def read(text: str) -> Document:
    found = fitting("README.md", Document)
    assert found is not None
    return found.read(dedent(text).encode())


def links(document: Document) -> list[tuple[str, str, int]]:
    return [(link.text, link.target, link.line) for block in document.blocks for link in block.links]


def test_headings_of_every_style() -> None:
    document = read("# One #\n\nTwo\n===\n\n<h2 align=center>Three</h2>\n\ntext\n")
    assert [(b.kind, b.text, b.line, b.level) for b in document.blocks[:3]] == [
        ("heading", "One", 1, 1),
        ("heading", "Two", 3, 1),
        ("heading", "Three", 6, 2),
    ]
    assert document.blocks[3].headings == ("Two", "Three")
    assert document.title == "One"


def test_front_matter_is_no_block() -> None:
    document = read("---\nlicense: mit\ntags:\n- a\n---\n# Title\n")
    assert (document.front, document.front_line) == ("license: mit\ntags:\n- a\n", 2)
    assert [(block.text, block.line) for block in document.blocks] == [("Title", 6)]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    document = read("---\nsome words\n\n---\nmore\n")
    assert document.front == ""
    assert document.blocks[0].text == "some words"
    assert read("---\nkey: value\n").front == ""


def test_every_link_of_a_paragraph_has_its_own_line() -> None:
    document = read("""\
        Some text with [one](a.md "title")
        and ![two](b.png), `code
        over lines` then [three
        of two lines](
        c.md) and <https://d.org> and
        <a href="e.html"
           target=_blank>five</a> https://f.org.
        """)
    assert links(document) == [
        ("one", "a.md", 1),
        ("two", "b.png", 2),
        ("three of two lines", "c.md", 3),
        ("https://d.org", "https://d.org", 5),
        ("five", "e.html", 6),
        ("", "https://f.org", 7),
    ]
    (block,) = document.blocks
    assert (block.line, block.end_line) == (1, 7)
    assert block.text.split("\n")[6] == "five https://f.org."
    assert block.text.split("\n")[2] == "over lines then three"


def test_references_and_badges() -> None:
    document = read("""\
        [![build][badge]][ci] see [the *paper*] and [text][p], [gone][none]

        [badge]: https://b.org/x.svg
        [CI]: https://c.org 'title'
        [the *paper*]: https://p.org
        [p]: <https://q.org>
        """)
    assert links(document) == [
        ("build", "https://b.org/x.svg", 1),
        ("build", "https://c.org", 1),
        ("the paper", "https://p.org", 1),
        ("text", "https://q.org", 1),
    ]
    assert document.blocks[0].text == "build see the paper and text, [gone][none]"
    assert [link.image for link in document.blocks[0].links] == [True, False, False, False]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("**bold** and *it* and __b__ and _i_", "bold and it and b and i"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("***both*** ~~gone~~", "both gone"),
        ("`a_*b*_c` ``x ` y``", "a_*b*_c x ` y"),
        (r"\*not\* \[x\](y)", "*not* [x](y)"),
        ("a &amp; b&nbsp;c &#x41; &unknown;", "a & b c A &unknown;"),
        ("a <!-- hidden --> b<br>c <b>d</b>", "a b c d"),
        ("1 < 2 and <3", "1 < 2 and <3"),
        ("**unclosed and ` too", "**unclosed and ` too"),
        ("[x] [ ] [a][b", "[x] [ ] [a][b"),
        ("**[a](b)** text**", "a text**"),
    ],
)
def test_plain_text(written: str, plain: str) -> None:
    assert read(written + "\n").blocks[0].text == plain


def test_targets_are_as_written() -> None:
    assert links(read("[a](b_(c).md) [d](<e f.md>) [g](h%20i?x=1&amp;y) [j](ü.md) [k]( javascript:l )")) == [
        ("a", "b_(c).md", 1),
        ("d", "e f.md", 1),
        ("g", "h%20i?x=1&y", 1),
        ("j", "ü.md", 1),
        ("k", "javascript:l", 1),
    ]


def test_an_address_as_a_links_text_counts_once() -> None:
    assert links(read("[https://a.org](https://a.org) and https://b.org")) == [
        ("https://a.org", "https://a.org", 1),
        ("", "https://b.org", 1),
    ]


def test_table_rows() -> None:
    document = read("""\
        Before:
        | Model | Where |
        |:------|------:|
        | **A** | [get](a) |
        | b\\|c | `d` | extra |
        | last

        after
        """)
    before, head, one, two, three, after = document.blocks
    assert (before.kind, before.text, after.kind, after.line) == ("paragraph", "Before:", "paragraph", 8)
    assert (head.line, head.cells, head.header) == (2, ("Model", "Where"), ("Model", "Where"))
    assert (one.line, one.cells, one.header) == (4, ("A", "get"), ("Model", "Where"))
    assert (one.links[0].target, one.links[0].line) == ("a", 4)
    assert (two.cells, three.cells, three.line) == (("b|c", "d"), ("last",), 6)


def test_rows_of_dashes_without_a_fitting_head_are_text() -> None:
    assert [block.kind for block in read("a | b | c\n--|--\n").blocks] == ["paragraph"]


def test_lists_and_quotes() -> None:
    document = read("""\
        - one
          more
          - two

        3. three

           below

        > said
        > - item
        """)
    found = [(block.kind, block.text, block.line, block.level) for block in document.blocks]
    assert found == [
        ("item", "one\nmore", 1, 1),
        ("item", "two", 3, 2),
        ("item", "three", 5, 1),
        ("paragraph", "below", 7, 0),
        ("quote", "said", 9, 0),
        ("item", "item", 10, 1),
    ]


def test_code_stands_at_its_first_line() -> None:
    document = read("```bash title=x\n\nwget https://a.org/b.gz\n```\n\n    indented *x*\n\n~~~{.python}\ny\n")
    found = [(b.kind, b.text, b.line, b.end_line, b.info) for b in document.blocks]
    assert found == [
        ("code", "wget https://a.org/b.gz", 3, 3, "bash"),
        ("code", "indented *x*", 6, 6, ""),
        ("code", "y", 9, 9, "python"),
    ]
    assert links(document) == [("", "https://a.org/b.gz", 3)]


def test_html_around_markdown() -> None:
    document = read("""\
        <div align="center">
          <a href="https://a.org">
            <img src="b.svg" alt="Logo">
          </a>
        </div>

        <details><summary>More</summary>

        Some **text**.

        </details>
        <!-- hidden https://no.org -->
        """)
    assert [(b.kind, b.text, b.line) for b in document.blocks] == [
        ("paragraph", "Logo", 3),
        ("paragraph", "More", 7),
        ("paragraph", "Some text.", 9),
    ]
    assert sorted(links(document)) == [("Logo", "b.svg", 3), ("Logo", "https://a.org", 2)]


def test_an_html_table_with_markdown_in_its_cells() -> None:
    document = read("""\
        <table>
        <tr><th>Name</th><th>Link</th></tr>
        <tr><td>

        **a**

        </td><td><a href="x">get</a></td></tr>
        </table>

        text
        """)
    head, row, text = document.blocks
    assert (head.cells, head.line) == (("Name", "Link"), 2)
    assert (row.cells, row.header, row.line, row.end_line) == (("a", "get"), ("Name", "Link"), 5, 7)
    assert (text.kind, text.text, text.line) == ("paragraph", "text", 10)


def test_a_table_that_is_never_closed_ends_at_the_next_heading() -> None:
    document = read("<table><tr><td>a\n\n# Title\n\ntext\n")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("row", "a"),
        ("heading", "Title"),
        ("paragraph", "text"),
    ]


def test_nesting_cannot_multiply_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openassay.read.markdown.MAX_NODES", 1000)
    assert read("- a\n" * 100).blocks
    with pytest.raises(ReadError, match="1000"):
        read(("- " * 30 + "a\n\n") * 40)


WORDS = st.text("abc", min_size=1, max_size=4)
PIECES = st.sampled_from(
    [
        "{}",
        "**{}**",
        "`{}`",
        "[{}](u)",
        "![{}](u)",
        "\n{}",
        " {}\n",
        "# {}\n",
        "\n- {}",
        "\n\n{}",
        "| {} |",
        "<b>{}</b>",
        "<a href='u'>{}</a>",
        "\n> {}",
        "<!-- {} -->",
        "\n\n```\n{}\n```\n",
        "<p>{}\n",
        "[{}](u\n'title')",
        "\n---\n{}",
    ]
)


@given(st.lists(st.tuples(PIECES, WORDS), max_size=12))
@settings(max_examples=100, deadline=None)
def test_words_stand_at_their_lines(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece.replace("{}", f"{word}{number}") for number, (piece, word) in enumerate(pieces))
    rows = text.split("\n")
    for block in read(text).blocks:
        for line, row in enumerate(block.text.split("\n"), block.line):
            assert all(word in rows[line - 1] for word in re.findall(r"[abc]+\d+", row))
        for link in block.links:
            assert "u" in "".join(rows[link.line - 1 : link.line + 1])
