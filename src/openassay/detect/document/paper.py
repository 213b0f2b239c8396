"""Does a paper describe the release?"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered, links
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading
from openassay.read.document import Block, Link

DETECTOR = Detector(
    id="OA-DOC-04",
    part="document",
    question="Does a paper describe the release?",
    why="A paper tells the method; others can review and cite it.",
    satisfy="Link the paper near the top of the README, and add its BibTeX entry.",
    facts=("document.paper",),
    needs=("documents",),
)

_FILE = re.compile(r"(.*[_-])?(paper|preprint|manuscript)([_-].*)?", re.IGNORECASE)
_WORDS = re.compile(r"^\W*(\w+ ){0,3}(paper|ar[xX]iv|pre-?print|publication|article|manuscript)\b", re.IGNORECASE)
_TARGET = re.compile(
    r"arxiv\.org/|doi\.org/10\.|openreview\.net/|aclanthology\.org/|proceedings\.|papers\.|nature\.com/articles|biorxiv\.org/|"
    r"medrxiv\.org/|dl\.acm\.org/|ieeexplore\.|isca-(?:speech|archive)\.org/|\.pdf(?:$|[?#])|huggingface\.co/papers/",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:our|this|the|accompanying|original|companion|associated) (?:[\w-]+ ){0,3}(?:paper|preprint|article|"
    r"publication|manuscript)\b|"
    r"\b(?:official|code|implementation|repository|repo|data|dataset|models?|weights) (?:[\w-]+ ){0,4}(?:for|of|from|"
    r"accompan\w+) |"
    r"\bdescribed in\b|\bintroduced in\b|\bpresented in\b|\bpublished (?:in|at)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\b(paper|publication|cit(e|ing|ation)|bibtex)\b", re.IGNORECASE)
_ENTRY = re.compile(r"@(article|inproceedings|misc|techreport|phdthesis|conference|preprint)\s*\{", re.IGNORECASE)
_VENUE = re.compile(r"\b(journal|booktitle|eprint|archiveprefix|doi|arxiv)\b", re.IGNORECASE)
_EARLY = 12


def look(reading: Reading, documents: Documents) -> Look:
    """Find a paper by file, by a link that is called so or stands in a sentence about this release, by BibTeX."""
    del reading
    yield from answered(DETECTOR, "document.paper", _hits(documents), documents, "paper")


def _hits(documents: Documents) -> Iterator[Hit]:
    for path in documents.reports:
        if _FILE.fullmatch(PurePosixPath(path).stem):
            yield Hit(f"{path} is a paper", path)
    early = {id(block) for path in documents.leading for _, block in list(documents.blocks(path))[:_EARLY]}
    for path, block, link in links(documents, *documents.leading):
        if _TARGET.search(link.target) and _is_ours(block, link, early=id(block) in early):
            yield Hit(f"{path} links to its paper", path, link.line, link.line)
    for path, block in documents.blocks(*documents.leading):
        if block.kind in ("code", "paragraph") and _ENTRY.search(block.text) and _VENUE.search(block.text):
            yield Hit(f"{path} gives the reference of its paper", path, block.line, block.end_line, "likely")


def _is_ours(block: Block, link: Link, *, early: bool) -> bool:
    if early and _WORDS.search(link.text or link.target):
        return True
    return bool(_OURS.search(block.text) or (block.headings and _SECTION.search(block.headings[-1])))
