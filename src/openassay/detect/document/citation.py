"""Does the release say how to cite it?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered, files, sections
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-DOC-07",
    part="document",
    question="Does the release say how to cite it?",
    why="Work that can be cited can be credited, and what was used can be told.",
    satisfy="Add CITATION.cff, or a BibTeX entry in the README.",
    facts=("document.citation",),
    needs=("documents",),
)

_FILE = re.compile(r"citation(\.(cff|bib|md|txt|rst|apa))?|cite\.(md|bib|txt)", re.IGNORECASE)
_HEADING = re.compile(r"\b(citations?|citing|how to cite|cite( us| this)?|bib ?tex)\b", re.IGNORECASE)
_ENTRY = re.compile(
    r"@(article|inproceedings|misc|techreport|software|dataset|phdthesis|mastersthesis|book|conference|unpublished|online|preprint|"
    r"incollection)\s*\{",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(please|kindly|consider|you can|to) cit(e|ing)\b|\bcite (our|this|the following|as)\b", re.IGNORECASE
)


def look(reading: Reading, documents: Documents) -> Look:
    """Find a citation file, a BibTeX entry, a section or a sentence that asks to cite."""
    yield from answered(DETECTOR, "document.citation", _hits(reading, documents), documents, "way to cite the release")


def _hits(reading: Reading, documents: Documents) -> Iterator[Hit]:
    for path in files(reading, documents, _FILE):
        yield Hit(f"{path} says how to cite the release", path)
    for path, block in documents.blocks():
        if block.kind in ("code", "paragraph") and _ENTRY.search(block.text):
            yield Hit(f"{path} has a BibTeX entry", path, block.line, block.end_line)
    for section in sections(documents, _HEADING):
        yield section.hit(f'{section.path} has a section "{section.heading.text}"', "likely")
    for path, sentence in documents.sentences(*documents.leading):
        if _SENTENCE.search(sentence.text):
            yield Hit(f"{path} asks to be cited", path, sentence.line, sentence.end_line, "likely")
