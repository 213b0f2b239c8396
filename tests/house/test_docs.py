"""Generated pages are what the records say; written pages have no broken link."""

import re
import runpy
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "docs.py"))
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")


@pytest.fixture(scope="module")
def wanted():
    return SCRIPT["pages"]()


def test_generated_pages_are_fresh(wanted):
    assert SCRIPT["stale"](wanted) == []


def test_a_stale_a_missing_and_a_left_over_page_are_noticed(wanted, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    monkeypatch.setitem(SCRIPT["stale"].__globals__, "DOCS", tmp_path / "docs")
    (tmp_path / "docs" / "cli.md").write_text("old")
    (tmp_path / "docs" / "formats.md").unlink()
    (tmp_path / "docs" / "rules" / "OA-OLD-99.md").write_text("left over")
    assert SCRIPT["stale"](wanted) == ["cli.md", "formats.md", "rules/OA-OLD-99.md"]


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
