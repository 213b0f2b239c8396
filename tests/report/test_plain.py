import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.report.plain import inert, prose, visible

DANGEROUS = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("\u200b\ufeff", r"\u200b\ufeff"),
        ("\udc80", r"\udc80"),
        ("模型 卡片", "模型 卡片"),
        ("क\u200dष", "क\u200dष"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_what_moves_or_hides_is_spelled_out_and_writing_is_kept(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_sentence_takes_one_line() -> None:
    assert prose(" one\n two\tthree\u2028four\x1b ") == r"one two three four\x1b"


@settings(max_examples=200)
@given(st.text(st.characters()))
def test_nothing_dangerous_is_left(text: str) -> None:
    shown = visible(text)
    assert not [one for one in shown if unicodedata.category(one) in DANGEROUS]
    assert not [one for one in shown if unicodedata.bidirectional(one) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI"}]
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("::error::x", "\\x3a:error::x"),
        ("a\n \t::error::x", "a\n \t\\x3a:error::x"),
        ("std::vector", "std::vector"),
        ("a ##[group]", "a \\x23#[group]"),
        ("##vso[task.x]", "\\x23#vso[task.x]"),
        ("## heading [1]", "## heading [1]"),
    ],
)
def test_no_line_is_a_command_to_what_reads_a_log(text: str, harmless: str) -> None:
    assert inert(text) == harmless
