import pytest

from openassay.read.folding import UNKNOWN
from openassay.read.language import content, spelled
from openassay.read.tokens import Token


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10", 10),
        ("1_000", 1000),
        ("10L", 10),
        ("10n", 10),
        ("5u32", 5),
        ("7usize", 7),
        ("0x1F", 31),
        ("0b101", 5),
        ("0o17", 15),
        ("1e-3", 0.001),
        ("2.5f32", 2.5),
        (".5", 0.5),
        ("3.", 3.0),
        ("1.2.3", UNKNOWN),
        ("1x", UNKNOWN),
        ("0x" + "f" * 200, UNKNOWN),
    ],
)
def test_numbers(text: str, value: object) -> None:
    found = spelled(text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"a\\nb"', "a\nb"),
        ("'a\\'b'", "a'b"),
        ("`a`", "a"),
        ('"""a"b"""', 'a"b'),
        ('r#"a\\n"b"#', 'a\\n"b'),
        ("[[a]]", "a"),
        ("[==[a]]b]==]", "a]]b"),
        (":seed", "seed"),
        ('raw"a\\b"', "a\\b"),
        ('"', ""),
        ('"open', "open"),
        ('""', ""),
        ('b"a"', "a"),
    ],
)
def test_strings(text: str, value: str) -> None:
    assert content(Token("string", text, 0, 1)) == value
