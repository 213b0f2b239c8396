import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from openassay.report import Options, render
from openassay.report.markdown import code, escaped
from openassay.schema import Report

ALPHABET = st.sampled_from(string.punctuation + " ab1")
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def inline(text: str) -> list[str]:
    """The types of every inline token that a reader makes of a text."""
    return [child.type for token in READER.parse(text) for child in token.children or ()]


def words(text: str) -> str:
    return "".join(child.content for token in READER.parse(text) for child in token.children or ())


@settings(max_examples=300)
@given(st.text(ALPHABET, min_size=1).map(lambda text: " ".join(text.split())).filter(bool))
def test_escaped_text_is_read_as_itself(text: str) -> None:
    made = "x " + escaped(text)
    assert set(inline(made)) <= {"text", "text_special", "code_inline"}
    assert words(made) == "x " + text


@settings(max_examples=300)
@given(st.text(ALPHABET, min_size=1).filter(str.strip))
def test_code_is_read_as_itself(text: str) -> None:
    assert [child.type for child in READER.parse("x" + code(text))[1].children or ()] == ["text", "code_inline"]
    assert words("x" + code(text)) == "x" + text


@settings(max_examples=200)
@given(st.text(ALPHABET, min_size=1).map(lambda text: " ".join(text.split())).filter(bool))
def test_a_list_item_stays_one_paragraph(text: str) -> None:
    kinds = [token.type for token in READER.parse("- " + escaped(text))]
    assert kinds == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    ]


def test_a_mention_reaches_nobody() -> None:
    assert escaped("thanks @someone") == "thanks `@`someone"


@pytest.mark.parametrize("text", ["https://evil.example", "HTTP://x", "mailto:a", "www.evil.example"])
def test_an_address_does_not_become_a_link(text: str) -> None:
    assert "\\" in escaped(text)


def test_a_hostile_report_makes_no_markup_of_its_own(weights_only: Report, options: Options) -> None:
    tokens = READER.parse(render(weights_only, "markdown", options))
    kinds = {child.type for token in tokens for child in token.children or ()} | {token.type for token in tokens}
    assert not {"html_inline", "html_block", "image", "fence"} & kinds
    links = [child.attrs["href"] for token in tokens for child in token.children or () if child.type == "link_open"]
    assert links == []


def test_every_part_keeps_its_five_cells(any_report: Report, options: Options) -> None:
    tokens = READER.parse(render(any_report, "markdown", options))
    tables = [index for index, token in enumerate(tokens) if token.type == "table_open"]
    rows = 0
    for start in tables[:1]:
        end = next(index for index in range(start, len(tokens)) if tokens[index].type == "table_close")
        kinds = [token.type for token in tokens[start:end]]
        rows = kinds.count("tr_open") - 1
        assert kinds.count("td_open") == rows * kinds.count("th_open")
    assert rows in (7, 1)


def test_a_missing_rule_text_points_at_the_rule(weights_only: Report) -> None:
    assert "See rule OA-RNG-01. `OA-RNG-01`" in render(weights_only, "markdown", Options())
