from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from openassay.report import Options, render
from openassay.schema import Report

Read = Callable[[str], Any]


@pytest.fixture
def page(any_report: Report, options: Options, read_page: Read) -> Any:
    return read_page(render(any_report, "html", options))


def test_tags_are_closed_in_order(page: Any) -> None:
    assert page.open == []


def test_nothing_runs_and_nothing_is_loaded(page: Any) -> None:
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(page.tags)
    assert not [key for key, _ in page.attributes if key.startswith("on") or key in {"src", "srcset", "style"}]


def test_links_lead_to_https_or_within_the_page(page: Any) -> None:
    assert all(value.startswith(("https://", "#")) for value in page.values("href"))


def test_every_link_within_the_page_has_its_target_and_targets_are_unique(page: Any) -> None:
    targets = page.values("id")
    assert len(targets) == len(set(targets))
    assert {value[1:] for value in page.values("href") if value.startswith("#")} <= set(targets)


def test_every_piece_of_evidence_has_an_anchor(weights_only: Report, options: Options, read_page: Read) -> None:
    page = read_page(render(weights_only, "html", options))
    assert {f"e-{one.id}" for one in weights_only.evidence} <= set(page.values("id"))


def test_a_hostile_name_is_shown_and_inert(weights_only: Report, options: Options) -> None:
    text = render(weights_only, "html", options)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script" not in text
    assert 'href="javascript:' not in text
    assert "\\u202egpj.exe" in text


def test_a_quote_in_a_name_does_not_leave_its_attribute(whole: Report, options: Options, read_page: Read) -> None:
    odd = replace(whole.evidence[0], message='" onclick="alert(1)', id="")
    page = read_page(render(replace(whole, evidence=(odd, *whole.evidence[1:])), "html", options))
    assert "onclick" not in {key for key, _ in page.attributes}


def test_a_place_on_a_git_host_is_one_click_away(whole: Report, options: Options, read_page: Read) -> None:
    page = read_page(render(whole, "html", options))
    base = "https://git.example.org/people/whole/blob/0123456789abcdef0123456789abcdef01234567"
    assert f"{base}/rng/main.py#L7" in page.values("href")


def test_the_page_forbids_what_it_does_not_use(page: Any) -> None:
    assert page.values("content")[0].startswith("default-src 'none'; style-src 'unsafe-inline'")
