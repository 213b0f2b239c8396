"""Does a model card come with the release?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered, files, links, sections
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-DOC-01",
    part="document",
    question="Does a model card come with the release?",
    why="A model card tells what a model is for, what it was made from and where it fails.",
    satisfy="Add MODEL_CARD.md, or front matter and model details to the README.",
    facts=("document.model_card",),
    needs=("documents",),
)

_FILE = re.compile(r"model[\s_-]?cards?([._-].*)?\.(md|rst|txt|pdf|ya?ml|html?)|model[\s_-]?card", re.IGNORECASE)
_FOLDER = re.compile(r"(^|/)model[_-]?cards?/[^/]+\.(md|rst|txt)$", re.IGNORECASE)
_FRONT = re.compile(r"^(pipeline_tag|library_name|base_model|model-index|model_name)\s*:", re.MULTILINE)
_HEADING = re.compile(r"\bmodel cards?\b|^\W*(model (details|description|information|summary))\W*$", re.IGNORECASE)
_LINK = re.compile(r"\bmodel[\s_-]?cards?\b", re.IGNORECASE)


def look(reading: Reading, documents: Documents) -> Look:
    """Find a card by file name, by front matter, by section, by link."""
    yield from answered(DETECTOR, "document.model_card", _hits(reading, documents), documents, "model card")


def _hits(reading: Reading, documents: Documents) -> Iterator[Hit]:
    for path in files(reading, documents, _FILE):
        yield Hit(f"{path} is a model card", path)
    for path in documents.own:
        if _FOLDER.search(path):
            yield Hit(f"{path} is a model card", path)
    for path in documents.leading:
        document = documents.get(path)
        if document and _FRONT.search(document.front):
            yield Hit(f"{path} has the front matter of a model card", path, document.front_line)
    for section in sections(documents, _HEADING):
        yield section.hit(f'{section.path} has a section "{section.heading.text}"', "likely")
    for path, block, link in links(documents, *documents.leading):
        if _LINK.search(link.text) or _LINK.search(link.target.rsplit("/", 1)[-1]):
            yield Hit(f"{path} links to a model card", path, link.line, max(link.line, block.line), "likely")
