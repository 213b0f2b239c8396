import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.c_lexer import content, lex, without_comments
from openassay.read.limits import ReadError

PIECES = st.lists(
    st.sampled_from(
        ["a", " ", "\n", "\\\n", "/*", "*/", "//", '"', "'", "#define X", "1.5e-3f", "<<<", 'R"(', ')"', "é", "\t"]
    ),
    max_size=25,
).map("".join)


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_tokens_stand_where_they_say(source: str) -> None:
    for token in lex(source).tokens:
        assert source.startswith(token.text, token.start)
        assert token.line == 1 + source.count("\n", 0, token.start)


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("int x = 1.5e-3f;", "name name mark number mark"),
        ('"a\\"b" L"c"', "string string"),
        ('R"x(a)" )x"', "raw"),
        ("'\\''", "letter"),
        ("1'000'000u", "number"),
        ("  #define A \\\n 1\nb", "directive name"),
        ("a->b::c<<<d", "name mark name mark name mark name"),
        ("a // b \\\n c\nd", "name name"),
        ("/* open", ""),
        ('"open\nb', "string name"),
    ],
)
def test_kinds(source: str, kinds: str) -> None:
    assert " ".join(token.kind for token in lex(source).tokens) == kinds


def test_comments_by_line() -> None:
    source = 'a /* one\n * two\n */ b // three\n#define C "// no" // four\n"/* no */"'
    assert lex(source).comments == [(1, "one"), (2, "two"), (3, "three"), (4, "four")]
    assert without_comments('#define A /* x */ "//" \\\n 2 // y') == '#define A "//" 2'


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('"a\\tb\\n\\"c"', 'a\tb\n"c'),
        ('u8"a"', "a"),
        ('R"(a\\n"b)"', 'a\\n"b'),
        ('R"xy(a)xy"', "a"),
        ('"open', "open"),
        ('"', ""),
    ],
)
def test_what_strings_hold(source: str, text: str) -> None:
    assert content(lex(source).tokens[0]) == text


def test_too_many_tokens() -> None:
    with pytest.raises(ReadError):
        lex("a\n" + ";" * 500_000)
