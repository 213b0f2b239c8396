"""Does the release say what changed from version to version?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered, files, sections
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-DOC-11",
    part="document",
    question="Does the release say what changed from version to version?",
    why="Results hold for one version; whoever compares needs to know what changed.",
    satisfy="Keep a CHANGELOG with a date or a version per entry.",
    facts=("document.changelog",),
    needs=("documents",),
)

_FILE = re.compile(r"(change[_-]?log|changes|history|news|release[_-]?notes)(\.(md|rst|txt))?", re.IGNORECASE)
_HEADING = re.compile(
    r"^\W*(change ?log|changes|release notes|release history|version history|what.s new|news|(recent |"
    r"latest )?updates?)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(19|20)\d\d\b|\bv?\d+\.\d+|\b\d{1,2}[/.-]\d{1,2}\b")


def look(reading: Reading, documents: Documents) -> Look:
    """Find a change log, or a section whose entries carry dates or versions."""
    yield from answered(DETECTOR, "document.changelog", _hits(reading, documents), documents, "change log")


def _hits(reading: Reading, documents: Documents) -> Iterator[Hit]:
    for path in files(reading, documents, _FILE):
        yield Hit(f"{path} is a change log", path)
    for section in sections(documents, _HEADING, *documents.leading):
        if any(_DATED.search(block.text) for block in section.blocks):
            yield section.hit(f'{section.path} has a section "{section.heading.text}"', "likely")
