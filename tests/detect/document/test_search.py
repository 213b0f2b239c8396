"""Answers about documents: places, or what was searched."""

import re

from openassay.detect.document.search import Hit, answered, sections
from openassay.detect.document.usage import DETECTOR
from openassay.detect.facts import Documents
from openassay.read.document import Block, Document

BLOCKS = (
    Block("heading", "Jay", 1, 1, level=1),
    Block("heading", "Usage", 3, 3, level=2),
    Block("heading", "Python", 5, 5, level=3),
    Block("code", "import jay", 7, 7),
    Block("heading", "License", 9, 9, level=2),
)
DOCUMENTS = Documents("README.md", (), ("README.md",), (), {"README.md": Document("Jay", BLOCKS)})


def test_a_section_holds_what_is_under_its_subheadings():
    (section,) = sections(DOCUMENTS, re.compile("Usage"))
    assert [block.text for block in section.blocks] == ["import jay"]
    hit = section.hit("x")
    assert (hit.line, hit.end_line) == (3, 7)


def test_an_empty_section_is_none():
    assert list(sections(DOCUMENTS, re.compile("License"))) == []


def test_the_surest_places_come_first_and_are_few():
    hits = [Hit(f"place {number}", "README.md", number, number, "weak") for number in range(1, 6)]
    told = list(answered(DETECTOR, "document.usage", [*hits, Hit("sure", "README.md", 9)], DOCUMENTS, "usage"))
    assert [one.sure for one in told] == ["certain", "weak", "weak"]


def test_no_says_what_was_searched():
    (one,) = answered(DETECTOR, "document.usage", [], DOCUMENTS, "usage")
    assert (one.outcome, one.searched) == ("no", ("README.md",))
