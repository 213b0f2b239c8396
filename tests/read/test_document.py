import pytest

from openassay.read.document import Block, sentences


def split(text: str, **given: object) -> list[str]:
    return [one.text for one in sentences(Block("paragraph", text, 1, 1 + text.count("\n"), **given))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We use e.g. GPT-2, i.e. BERT. It works.", ["We use e.g. GPT-2, i.e. BERT.", "It works."]),
        ("As in Smith et al. 2020. See Fig. 3. Then go.", ["As in Smith et al. 2020.", "See Fig. 3.", "Then go."]),
        ("Ours vs. Theirs. Done.", ["Ours vs. Theirs.", "Done."]),
        ("Release 1.2.3 Beta is out. Get it.", ["Release 1.2.3 Beta is out.", "Get it."]),
        ("See https://a.org/b.c?D=1. Then go!", ["See https://a.org/b.c?D=1.", "Then go!"]),
        ("1. Install it. 2. Run it.", ["1. Install it.", "2. Run it."]),
        ("J. Smith of the U.S. Army wrote. Good.", ["J. Smith of the U.S. Army wrote.", "Good."]),
        ("I said no. Yes.", ["I said no.", "Yes."]),
        ("It is no. 5 of them. Yes.", ["It is no. 5 of them.", "Yes."]),
        ('He said "stop." Then left.', ['He said "stop."', "Then left."]),
        ("第一句。第二句！End.", ["第一句。", "第二句！", "End."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_sentences_are_placed_by_line() -> None:
    block = Block("paragraph", "One is\nhere. Two is\nthere.\nThree.", 10, 13)
    assert [(one.line, one.end_line) for one in sentences(block)] == [(10, 11), (11, 12), (13, 13)]
    assert all(one.block is block for one in sentences(block))


def test_a_blank_line_ends_a_sentence_in_code_only() -> None:
    code = Block("code", "a = 1\n\nb = 2", 1, 3)
    assert [(one.text, one.line) for one in sentences(code)] == [("a = 1", 1), ("b = 2", 3)]
    assert split("a link\n\nof three lines") == ["a link of three lines"]
