"""Does the release tell its limits?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered, sections
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-DOC-09",
    part="document",
    question="Does the release tell its limits?",
    why="Who uses a system must know where it fails, and what it must not be used for.",
    satisfy="Add a section on limitations, biases and uses that are out of scope.",
    facts=("document.limitations",),
    needs=("documents",),
)

_HEADING = re.compile(
    r"\b(limitations?|bias(es)?|risks?|out[\s-]of[\s-]scope|ethical considerations?|ethics|known (issues|problems|"
    r"limitations)|caveats?|"
    r"misuse|broader impacts?|responsible use|shortcomings|safety|disclaimers?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(limitations? (include|are|of (the|this|our) (model|dataset|data|system|work))|(main|known|several|"
    r"some) limitations?|"
    r"(models?|system|it|outputs?|dataset) (may|can|might|could) (\w+ )?(hallucinate|produce|generate|contain|"
    r"reflect|exhibit|fail|be (biased|"
    r"inaccurate|wrong)|perform (worse|poorly))|should not be used|not (intended|suitable|designed) (for|to)|"
    r"performs? (poorly|worse))\b",
    re.IGNORECASE,
)


def look(reading: Reading, documents: Documents) -> Look:
    """Find a section on limits, or sentences that tell one."""
    del reading
    yield from answered(DETECTOR, "document.limitations", _hits(documents), documents, "statement of limits")


def _hits(documents: Documents) -> Iterator[Hit]:
    for section in sections(documents, _HEADING):
        if any(block.kind in ("paragraph", "item", "quote", "row") for block in section.blocks):
            yield section.hit(f'{section.path} has a section "{section.heading.text}"')
    for path, sentence in documents.sentences():
        if _SENTENCE.search(sentence.text):
            yield Hit(f"{path} tells a limit", path, sentence.line, sentence.end_line, "likely")
