from collections.abc import Callable
from typing import Any

from openassay.report import Options
from openassay.report.matrix import render
from openassay.schema import Report


def test_the_page_needs_nothing_and_is_well_formed(
    whole: Report, weights_only: Report, read_page: Callable[[str], Any]
) -> None:
    text = render([whole, weights_only], "html", Options())
    page = read_page(text)
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(page.tags)
    assert page.values("content")[0].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert set(page.values("href")) == {whole.release.address}
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_symbol_is_hidden_from_who_hears_the_word(whole: Report, read_page: Callable[[str], Any]) -> None:
    page = read_page(render([whole], "html", Options()))
    assert page.values("aria-hidden") == ["true"] * 7
    assert page.values("scope").count("row") == 1
