"""Is there someone to ask?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered, files, sections
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading

DETECTOR = Detector(
    id="OA-DOC-10",
    part="document",
    question="Is there someone to ask?",
    why="Questions, reports of harm and requests to remove data need an address.",
    satisfy="Name an address, or say that issues are read, in the README or the card.",
    facts=("document.contact",),
    needs=("documents",),
)

_FILE = re.compile(r"(security|support|contact)\.(md|txt|rst)", re.IGNORECASE)
_HEADING = re.compile(
    r"^\W*(contacts?( us| information| details)?|support|questions?|questions and \w+|feedback|getting help|help|"
    r"community|maintainers?)\W*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}(?:@| ?\[at\] ?| ?\(at\) ?)[\w-]{1,63}(?:(?:\.| ?\[dot\] ?)[\w-]{1,63}){1,4}")
_ASKS = re.compile(
    r"\b(contact|e-?mail|reach (out )?(to )?(us|me)|get in touch|write to|ask|questions?|feedback|enquiries|"
    r"inquiries|report)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b((open|file|create|submit|raise|use|via|through) (\w+ ){0,4}issues?|github issues|issue tracker|discord|"
    r"slack|mailing list|"
    r"contact (us|me|the (authors?|team|maintainers?))|reach out to (us|me|the authors?))\b",
    re.IGNORECASE,
)


def look(reading: Reading, documents: Documents) -> Look:
    """Find an address, a section on contact, or a sentence that says where to ask."""
    yield from answered(DETECTOR, "document.contact", _hits(reading, documents), documents, "contact")


def _hits(reading: Reading, documents: Documents) -> Iterator[Hit]:
    for path in files(reading, documents, _FILE):
        yield Hit(f"{path} says where to turn", path)
    for section in sections(documents, _HEADING):
        yield section.hit(f'{section.path} has a section "{section.heading.text}"')
    for path, sentence in documents.sentences():
        if _ASKS.search(sentence.text) and (_ADDRESS.search(sentence.text) or _SENTENCE.search(sentence.text)):
            yield Hit(f"{path} says where to ask", path, sentence.line, sentence.end_line, "likely")
    for path, block in documents.blocks(*documents.leading):
        mail = next((link for link in block.links if link.target.lower().startswith("mailto:")), None)
        if mail:
            yield Hit(f"{path} gives an address", path, mail.line, mail.line)
