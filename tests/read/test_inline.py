import time

import pytest

from openassay.read.inline import inline


def read(content: str, **addresses: str) -> tuple[str, list[tuple[str, str, int]]]:
    text, links = inline(content, 1, addresses, str.lower)
    return text, [(link.text, link.target, link.line) for link in links]


def test_text_without_marks_is_given_back() -> None:
    content = "nothing, here!\nat all"
    assert inline(content, 1, {}, str.lower) == (content, [])


@pytest.mark.parametrize(
    "content", ["[a](b\n'c')\nd", "<a\n\nb=c>d", "`a\nb`", "<!--\n\n-->x", "\\\na", "![a\nb][c\nd]"]
)
def test_the_number_of_lines_stays(content: str) -> None:
    assert inline(content, 1, {"c\nd": "e"}, str.lower)[0].count("\n") == content.count("\n")


def test_links_hold_images_but_no_links() -> None:
    assert read("[a ![b](c) d](e)") == ("a b d", [("b", "c", 1), ("a b d", "e", 1)])
    assert read("[a [b](c) d](e)") == ("[a b d](e)", [("b", "c", 1)])


def test_references_win_in_the_order_full_collapsed_short() -> None:
    assert read("[A][b] [A][] [A]", a="1", b="2")[1] == [("A", "2", 1), ("A", "1", 1), ("A", "1", 1)]


@pytest.mark.parametrize(
    "unit", ["[", "![", "]", "[a](", '[a](b "', "`", "`a", "*a", "<a ", "<!--", "[a][", "![a](b)", "~_*", "&"]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    inline(unit * (200_000 // len(unit)), 1, {"x": "y"}, str.lower)
    assert time.process_time() - started < 3
