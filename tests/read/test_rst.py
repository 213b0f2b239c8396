import re

from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.document import Document
from openassay.read.format import fitting


def read(text: str) -> Document:
    found = fitting("README.rst", Document)
    assert found is not None
    return found.read(text.encode())


def found(document: Document) -> list[tuple[str, str, int]]:
    return [(block.kind, block.text, block.line) for block in document.blocks]


def links(document: Document) -> list[tuple[str, str, int]]:
    return [(link.text, link.target, link.line) for block in document.blocks for link in block.links]


def test_sections() -> None:
    document = read("====\nTop\n====\n\nOne\n===\ntext\n\nTwo\n---\n\nThree\n=====\nend\n\n-----\n\nlast\n")
    assert [(b.text, b.line, b.level) for b in document.blocks if b.kind == "heading"] == [
        ("Top", 2, 1),
        ("One", 5, 2),
        ("Two", 9, 3),
        ("Three", 12, 2),
    ]
    assert document.blocks[-1].headings == ("Top", "Three")
    assert (document.blocks[-1].text, document.blocks[-1].line) == ("last", 18)


def test_inline_markup_and_links() -> None:
    document = read(
        "See `the docs\n<https://a.org>`_ and `Python`_, cite_, *em* **bold** ``code_`` :func:`f.g`\nand `x`__ "
        "or https://b.org. snake_case_ name\n\n.. _Python: https://p.org\n.. _cite: https://c.org\n__ https://d.org\n"
    )
    assert links(document) == [
        ("the docs", "https://a.org", 1),
        ("Python", "https://p.org", 2),
        ("cite", "https://c.org", 2),
        ("x", "https://d.org", 3),
        ("", "https://b.org", 3),
    ]
    assert document.blocks[0].text == (
        "See the docs\nand Python, cite, em bold code_ f.g\nand x or https://b.org. snake_case_ name"
    )
    assert len(document.blocks) == 1


def test_substitutions_and_images() -> None:
    document = read(
        ".. |badge| image:: b.svg\n   :target: https://ci.org\n   :alt: build\n\n|badge| here\n\n"
        ".. image:: c.png\n   :alt: Pic\n\n.. figure:: d.png\n\n   Words below.\n"
    )
    assert links(document) == [
        ("build", "b.svg", 5),
        ("build", "https://ci.org", 5),
        ("Pic", "c.png", 7),
        ("", "d.png", 10),
    ]
    assert found(document)[-1] == ("caption", "Words below.", 12)


def test_lists_fields_and_definitions() -> None:
    document = read(
        "- one\n  more\n- two\n\n  * deep\n\n#. num\n(a) letter\n\n:Author: me\n:Version: 1\n\nterm\n    meaning\n"
    )
    assert found(document) == [
        ("item", "one\nmore", 1),
        ("item", "two", 3),
        ("item", "deep", 5),
        ("item", "num", 7),
        ("item", "letter", 8),
        ("item", ":Author: me", 10),
        ("item", ":Version: 1", 11),
        ("paragraph", "term", 13),
        ("paragraph", "meaning", 14),
    ]


def test_literal_blocks() -> None:
    document = read(
        "Run::\n\n  a *b*\n\n    c\n\n.. code-block:: python\n   :linenos:\n\n   d = 1\n\n>>> e\n1\n\n::\n\n f\n"
    )
    assert found(document) == [
        ("paragraph", "Run:", 1),
        ("code", "a *b*\n\n  c", 3),
        ("code", "d = 1", 10),
        ("code", ">>> e\n1", 12),
        ("code", "f", 17),
    ]
    assert [block.info for block in document.blocks if block.kind == "code"] == ["", "python", "python", ""]


def test_directives_comments_and_footnotes() -> None:
    document = read(
        ".. note:: Short\n\n   Long\n   words\n\n.. hidden\n   comment\n\n..\n   more\n\n"
        ".. raw:: html\n\n   <b>no</b>\n\n"
        ".. include:: /etc/passwd\n\n.. [1] Foot\n   note\n"
    )
    assert found(document) == [
        ("paragraph", "Short", 1),
        ("paragraph", "Long\nwords", 3),
        ("paragraph", "Foot\nnote", 18),
    ]


def test_grid_tables() -> None:
    document = read(
        "+---+-----+\n| A | B   |\n+===+=====+\n| a | `l  |\n|   | <u>`_ |\n+---+-----+\n"
        "| c | d   |\n+---+-----+\n\nx\n"
    )
    head, one, two, after = document.blocks
    assert (head.cells, head.header, head.line) == (("A", "B"), ("A", "B"), 2)
    assert (one.header, one.line, one.end_line) == (("A", "B"), 4, 5)
    assert (two.cells, two.line, after.line) == (("c", "d"), 7, 10)


def test_simple_tables() -> None:
    document = read("===  ====\nA    B\n===  ====\na    b c\n     d\ne    https://f.org\n===  ====\n\nx\n")
    head, one, two, after = document.blocks
    assert (head.cells, head.header, head.line) == (("A", "B"), ("A", "B"), 2)
    assert (one.cells, one.text, one.line, one.end_line) == (("a", "b c d"), "a | b c\nd", 4, 5)
    assert (two.links[0].target, two.links[0].line, after.text) == ("https://f.org", 6, "x")


PIECES = st.sampled_from(
    [
        "{}",
        "*{}*",
        "``{}``",
        "`{} <u>`_",
        "\n{}",
        " {}\n",
        "{}\n====\n",
        "\n- {}",
        "\n\n{}::\n\n  ",
        "\n  {}",
        "`{}\n<u>`_",
        "\n.. note:: {}\n",
        "\n\n=== ===\n{}\n=== ===\n",
        "\n+---+\n|{}|\n+---+\n",
        "\n:{}: x",
        "\n\n.. [1] {}",
    ]
)


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=100, deadline=None)
def test_words_stand_at_their_lines(pieces: list[str]) -> None:
    text = "".join(piece.replace("{}", f"word{number}") for number, piece in enumerate(pieces))
    rows = text.split("\n")
    for block in read(text).blocks:
        for line, row in enumerate(block.text.split("\n"), block.line):
            assert all(word in rows[line - 1] for word in re.findall(r"word\d+", row))
