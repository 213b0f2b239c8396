"""Does a data card come with the release?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered, files, links, sections
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-DOC-02",
    part="document",
    question="Does a data card or datasheet come with the release?",
    why="A data card tells where the data come from, what was done to them and whom they may concern.",
    satisfy="Add DATA_CARD.md or a datasheet that names sources, processing, size and known gaps.",
    facts=("document.data_card",),
    needs=("documents",),
)

_NAME = r"data[\s_-]?(?:set)?[\s_-]?(?:cards?|sheets?|statements?|nutrition)"
_FILE = re.compile(rf"{_NAME}([._-].*)?\.(md|rst|txt|pdf|ya?ml|html?)|{_NAME}", re.IGNORECASE)
_FRONT = re.compile(
    r"^(task_categories|size_categories|dataset_info|annotations_creators|source_datasets)\s*:", re.MULTILINE
)
_WORDS = re.compile(rf"\b{_NAME}\b", re.IGNORECASE)


def look(reading: Reading, documents: Documents) -> Look:
    """Find a card by file name, by front matter, by section, by link."""
    yield from answered(DETECTOR, "document.data_card", _hits(reading, documents), documents, "data card")


def _hits(reading: Reading, documents: Documents) -> Iterator[Hit]:
    for path in files(reading, documents, _FILE):
        yield Hit(f"{path} is a data card", path)
    for path in documents.leading:
        document = documents.get(path)
        if document and _FRONT.search(document.front):
            yield Hit(f"{path} has the front matter of a data card", path, document.front_line)
    for section in sections(documents, _WORDS):
        yield section.hit(f'{section.path} has a section "{section.heading.text}"', "likely")
    for path, _, link in links(documents, *documents.leading):
        if _WORDS.search(link.text) or _WORDS.search(link.target.rsplit("/", 1)[-1]):
            yield Hit(f"{path} links to a data card", path, link.line, link.line, "likely")
