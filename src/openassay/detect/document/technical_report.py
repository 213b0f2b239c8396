"""Does a technical report come with the release?"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered, links
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading
from openassay.read.document import Block

DETECTOR = Detector(
    id="OA-DOC-03",
    part="document",
    question="Does a technical report come with the release?",
    why="A technical report holds the decisions and numbers that a README leaves out.",
    satisfy="Add the report to the release, or link it by that name.",
    facts=("document.technical_report",),
    needs=("documents",),
)

_FILE = re.compile(r".*(tech(nical)?[\s_-]?report|white[\s_-]?paper|system[\s_-]?card).*", re.IGNORECASE)
_WORDS = re.compile(r"\b(tech(nical)?[\s_-]?reports?|white[\s_-]?paper|system cards?)\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(our|the|a|this|see|read|full|official|accompanying|new) (\w+ ){0,3}(technical report|tech report|"
    r"white ?paper)",
    re.IGNORECASE,
)
_BIB = re.compile(
    r"(journal|institution|howpublished|title|note|type)\s*=.{0,120}(technical report|tech\.? report)", re.IGNORECASE
)


def look(reading: Reading, documents: Documents) -> Look:
    """Find a report by its file, by a link that is called so, by a sentence or citation that names it with a link."""
    del reading
    yield from answered(DETECTOR, "document.technical_report", _hits(documents), documents, "technical report")


def _hits(documents: Documents) -> Iterator[Hit]:
    for path in (*documents.reports, *documents.own):
        if _FILE.fullmatch(PurePosixPath(path).stem):
            yield Hit(f"{path} is a technical report", path)
    near: dict[int, bool] = {}
    for path, block, link in links(documents):
        if _WORDS.search(link.text) or _FILE.fullmatch(link.target.rsplit("/", 1)[-1]):
            yield Hit(f"{path} links to a technical report", path, link.line, link.line)
        elif re.search(r"\.pdf|arxiv\.org|doi\.org", link.target) and _named(block, near):
            yield Hit(f"{path} names a technical report beside a link", path, link.line, link.line, "likely")
    for path, block in documents.blocks(*documents.leading):
        if block.kind == "code" and _BIB.search(block.text):
            yield Hit(f"{path} cites its technical report", path, block.line, block.end_line, "likely")


def _named(block: Block, known: dict[int, bool]) -> bool:
    """Whether a block names a report; asked once of each block, however many links it has."""
    if id(block) not in known:
        known[id(block)] = bool(_NEAR.search(block.text))
    return known[id(block)]
