from openassay.read.brackets import Brackets
from openassay.read.juliacode import LANGUAGE
from openassay.read.tokens import lex


def matched(source: str) -> dict[str, str]:
    tokens = lex(source, LANGUAGE.pattern, lambda *_: []).tokens
    found = Brackets(tokens, LANGUAGE.words, LANGUAGE.dialect.joints, LANGUAGE.bare)
    assert all(found.closes[first] == last for last, first in found.opens.items())
    places = {len(tokens): "nothing"} | {index: f"{token.text}{token.line}" for index, token in enumerate(tokens)}
    return {places[first]: places[last] for first, last in found.closes.items()}


def test_brackets_and_words() -> None:
    assert matched("function f(x)\nif x\ng[x]\nend\nend") == {
        "(1": ")1",
        "[3": "]3",
        "if2": "end4",
        "function1": "end5",
    }


def test_words_of_a_comprehension_and_of_an_index_are_none() -> None:
    assert matched("[f(x) for x in y if x]") == {"[1": "]1", "(1": ")1"}
    assert matched("begin\nx[end]\ny.end\nend") == {"begin1": "end4", "[2": "]2"}


def test_what_is_never_closed_reaches_to_the_end() -> None:
    assert matched("f(a\n[b") == {"(1": "nothing", "[2": "nothing"}


def test_what_is_left_open_inside_ends_with_what_is_around_it() -> None:
    assert matched("(a\n[b\n)") == {"(1": ")3", "[2": ")3"}


def test_a_stray_closing_closes_nothing() -> None:
    assert matched(") (a)") == {"(1": ")1"}
