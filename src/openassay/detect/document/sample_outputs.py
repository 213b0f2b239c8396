"""Are samples of the output given?"""

import itertools
import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered, sections
from openassay.detect.facts import Documents, Roles
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-DOC-06",
    part="document",
    question="Are samples of the output given?",
    why="Samples show what to expect, and let a rebuilt system be compared at a glance.",
    satisfy="Show unedited outputs with their inputs in the README, or keep them in a folder of samples.",
    facts=("document.sample_outputs",),
    needs=("roles", "documents"),
)

_FILE = re.compile(
    r"(?:.*/)?(?:(?:sample|example)[_-]?(?:outputs?|results|generations|predictions)|generated(?:[_-]samples)?|gallery|samples|"
    r"(?:model[_-])?(?:generations|predictions|outputs?))(?:/[^/]+)*/[^/]+\.(?:txt|md|png|jpe?g|gif|webp|wav|mp3|mp4|jsonl?|csv|cif|pdb)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:.*/)?(?:sample|example)s?[_-](?:outputs?|generations?|predictions?)[^/]*\.\w+", re.IGNORECASE)
_HEADING = re.compile(
    r"\b((sample|example|generated|model)s? (outputs?|generations?|results?|images?|text|completions?|responses?|"
    r"predictions?)|"
    r"samples|gallery|showcases?|examples of (outputs?|generations?)|generations|qualitative results)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(generates?|outputs?|produces?|prints?|samples?|responds|results? in)\b.{0,60}(:|the following|like this|"
    r"e\.g\.)\s*$|"
    r"\b(sample|example) (outputs?|generations?|completions?)\b.{0,40}:?\s*$",
    re.IGNORECASE,
)


def look(reading: Reading, roles: Roles, documents: Documents) -> Look:
    """Find sample files, sections that show samples, and sentences that introduce one."""
    hits = _hits(reading, roles, documents)
    yield from answered(DETECTOR, "document.sample_outputs", hits, documents, "sample output")


def _hits(reading: Reading, roles: Roles, documents: Documents) -> Iterator[Hit]:
    for path in reading.paths:
        if (_FILE.fullmatch(path) or _NAMED.fullmatch(path)) and roles.of(path) in ("own", "example", "docs"):
            yield Hit(f"{path} looks like a sample of the output", path, sure="likely")
    for section in sections(documents, _HEADING):
        shown = [
            block
            for block in section.blocks
            if block.kind in ("code", "quote", "row") or any(link.image for link in block.links)
        ]
        if shown and not re.search(r"\d", section.heading.text):
            yield section.hit(f'{section.path} shows samples under "{section.heading.text}"')
    for path in documents.leading:
        blocks = [block for _, block in documents.blocks(path)]
        for before, block in itertools.pairwise(blocks):
            if before.kind == "paragraph" and block.kind in ("code", "quote") and _SENTENCE.search(before.text):
                yield Hit(f"{path} shows an output", path, before.line, block.end_line, "likely")
