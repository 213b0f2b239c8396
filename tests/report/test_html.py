from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from openassay.report import Options, render
from openassay.schema import Report

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Every tag and attribute of a page, and whether tags are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


@pytest.fixture
def page(any_report: Report, options: Options) -> Page:
    return Page(render(any_report, "html", options))


def test_tags_are_closed_in_order(page: Page) -> None:
    assert page.open == []


def test_nothing_runs_and_nothing_is_loaded(page: Page) -> None:
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(page.tags)
    assert not [key for key, _ in page.attributes if key.startswith("on") or key in {"src", "srcset", "style"}]


def test_links_lead_to_https_or_within_the_page(page: Page) -> None:
    assert all(value.startswith(("https://", "#")) for value in page.values("href"))


def test_every_link_within_the_page_has_its_target_and_targets_are_unique(page: Page) -> None:
    targets = page.values("id")
    assert len(targets) == len(set(targets))
    assert {value[1:] for value in page.values("href") if value.startswith("#")} <= set(targets)


def test_every_piece_of_evidence_has_an_anchor(weights_only: Report, options: Options) -> None:
    page = Page(render(weights_only, "html", options))
    assert {f"e-{one.id}" for one in weights_only.evidence} <= set(page.values("id"))


def test_a_hostile_name_is_shown_and_inert(weights_only: Report, options: Options) -> None:
    text = render(weights_only, "html", options)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script" not in text
    assert 'href="javascript:' not in text
    assert "\\u202egpj.exe" in text


def test_a_quote_in_a_name_does_not_leave_its_attribute(whole: Report, options: Options) -> None:
    odd = replace(whole.evidence[0], message='" onclick="alert(1)', id="")
    page = Page(render(replace(whole, evidence=(odd, *whole.evidence[1:])), "html", options))
    assert "onclick" not in {key for key, _ in page.attributes}


def test_a_place_on_a_git_host_is_one_click_away(whole: Report, options: Options) -> None:
    page = Page(render(whole, "html", options))
    base = "https://git.example.org/people/whole/blob/0123456789abcdef0123456789abcdef01234567"
    assert f"{base}/rng/main.py#L7" in page.values("href")


def test_the_page_forbids_what_it_does_not_use(page: Page) -> None:
    assert page.values("content")[0].startswith("default-src 'none'; style-src 'unsafe-inline'")
