import pytest

from openassay.read.tag import TAG, attributes, shown, unescape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a &amp; b &#x41;&#66;", "a & b AB"),
        ("a&nbsp;b&nbspc", "a b c"),
        ("?a=1&copy=2 &unknown; &", "?a=1&copy=2 &unknown; &"),
        ("&#10;&NewLine;", "  "),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    ],
)
def test_character_references(text: str, expected: str) -> None:
    assert unescape(text) == expected


def test_attributes() -> None:
    written = " HREF = 'a b' alt=\"x &amp; y\" src=c.png checked href=second"
    assert attributes(written) == {"href": "a b", "alt": "x & y", "src": "c.png"}


@pytest.mark.parametrize("text", ["<a href='>'>", '<a b="<c>">', "</p >", "<br/>", "<x-y\nz>"])
def test_tags(text: str) -> None:
    match = TAG.match(text)
    assert match is not None
    assert match[0] == text


@pytest.mark.parametrize("text", ["< a>", "<3>", "<a <b>", "<a", '<a b=">'])
def test_no_tags(text: str) -> None:
    assert TAG.match(text) is None


def test_what_is_shown() -> None:
    assert shown("video", " src=a.mp4") == "a.mp4"
    assert shown("script", " src=a.js") == ""
