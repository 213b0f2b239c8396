from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.shell_lexer import Lexer, Mark, Piece, Source, Word


def test_a_source_knows_the_line_of_each_character():
    source = Source([Piece("ab\n", 7), Piece("", 1), Piece("cd", 3)])
    assert [source.line(offset) for offset in range(5)] == [7, 7, 7, 3, 3]
    assert source.pieces(1, 4) == (Piece("b\n", 7), Piece("c", 3))


def test_words_and_marks():
    tokens = list(Lexer(Source.of("a && b=(c d)\n")).tokens())
    assert [token.text if isinstance(token, Mark) else token.line for token in tokens] == [1, "&&", 1, "\n"]
    assert isinstance(tokens[2], Word)
    assert [word.bare for word in tokens[2].elements] == ["c", "d"]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="a\n\x0b\u2028 ", max_size=30))
def test_lines_are_those_between_line_feeds(text):
    source = Source.of(text)
    assert source.text == text
    assert [source.line(offset) for offset in range(len(text))] == [
        text.count("\n", 0, offset) + 1 for offset in range(len(text))
    ]
