"""Does the release say how to use it?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, Section, answered, sections
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-DOC-08",
    part="document",
    question="Does the release say how to use it?",
    why="A release that nobody can start is shared on paper only.",
    satisfy="Give the commands from installation to a first result, as code blocks under a heading.",
    facts=("document.usage",),
    needs=("documents",),
)

_HEADING = re.compile(
    r"\b(usage|quick ?-?start|getting started|get started|how to (use|run)|inference|running|run|using|"
    r"installation( and \w+)?|"
    r"set ?up|examples?|demo|install|python api|command-line|reproduc\w+|download(ing)?|load(ing)?)\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"^[^\S\n]*(\$ |>>> |%|!)?(python3?|pip3?|conda|uv|torchrun|accelerate|bash|sh|make|docker|npm|cargo|julia|Rscript|"
    r"\./)\b"
    r"|^[^\S\n]*(>>> |from \S+ |import )\w+|(?<!\w)\w+\s*=\s*[\w.]+\(|(?<![\w.])[\w.]+\(.*\)\s*$",
    re.MULTILINE,
)


def look(reading: Reading, documents: Documents) -> Look:
    """Find code under a telling heading; else any code block with a command in what speaks for the release."""
    del reading
    yield from answered(DETECTOR, "document.usage", _hits(documents), documents, "instruction for use")


def _hits(documents: Documents) -> Iterator[Hit]:
    for section in sections(documents, _HEADING):
        if _shows(section):
            yield section.hit(f'{section.path} shows use under "{section.heading.text}"')
    for path, block in documents.blocks(*documents.leading):
        if block.kind == "code" and _COMMAND.search(block.text):
            yield Hit(f"{path} shows a command", path, block.line, block.end_line, "likely")


def _shows(section: Section) -> bool:
    return any(block.kind == "code" and not block.text.lstrip().startswith("@") for block in section.blocks)
