"""Do the release's own words name the training data's sources, their processing and their extent?"""

import re
from collections.abc import Callable, Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.document.search import Hit, answered
from openassay.detect.facts import Documents
from openassay.detect.reading import Reading
from openassay.read.document import Sentence
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-DOC-20",
    part="document",
    question="Do the release's own words name the training data's sources, their processing and their extent?",
    why="Where the data cannot be shared, these are what lets a skilled person build something equivalent.",
    satisfy="Name every source, each filter and selection step, and the size and languages of the training data.",
    facts=("data.provenance", "data.processing", "data.scope"),
    needs=("documents",),
)

_DATA = re.compile(
    r"\b(?:(?:pre-?)?train(?:ing|ed)|fine-?tun(?:ing|ed)|data(?:sets?)?|corp(?:us|ora)|mixture|annotations?|recordings|images|"
    r"documents|examples|samples|records|tokens|texts?)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\b(?:(?:pre-?)?training data|training sets?|data(?:sets?)?|corpus|sources?|collection|curation)\b", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\b(?:evaluat\w+|benchmarks?|results?|licen[cs]\w+|install\w*|acknowledge?ments?|citation|related|usage|"
    r"quick ?start|faq|news)\b",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"\b(?:if you|you can|you (?:may|want|need)|your own|should be|to (?:train|fine-?tune) (?:on )?your|evaluat(?:e|"
    r"ed|ion)|test set|"
    r"benchmark(?:s|ed)?|custom data)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:trained (?:on|with|using|from)|pre-?trained (?:on|with|using)|fine-?tuned (?:on|with|using)|"
    r"collected (?:from|by|via|through)|"
    r"sourced (?:from|by)|scraped from|crawl(?:s|ed)? (?:from|of)|drawn from|extracted from|gathered from|"
    r"compiled from|taken from|"
    r"derived from|built from|consists? of|composed of|comprises|comes? from|obtained from|generated (?:by|with|"
    r"using|from)|"
    r"annotated by|written by|labell?ed by|recorded (?:by|from)|subset of|combination of|mix(?:ture)? of)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<![.!?:]\s)(?<!^)\b(?:[A-Z][\w.&'-]*[a-z0-9A-Z][\w-]*|[A-Z]{2,}[\w-]*)")
_VAGUE = re.compile(
    r"\b(?:publicly available|various sources|internet|the web|online (?:data|sources)|licensed (?:data|datasets)|"
    r"proprietary|internal|"
    r"in-house|diverse)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:filter(?:ed|ing|s)|de-?duplicat(?:ed|ion|ing|e)|clean(?:ed|ing|s)|remov(?:ed|ing|es)|discard(?:ed|ing)|exclud(?:ed|ing)|"
    r"normali[sz](?:ed|ing|ation)|pre-?process(?:ed|ing)|tokeni[sz](?:ed|ing)|select(?:ed|ing|ion)|subsampl(?:ed|ing)|resampl(?:ed|ing)|"
    r"cropp(?:ed|ing)|resiz(?:ed|ing)|curat(?:ed|ion)|annotat(?:ed|ion)|heuristics?|decontaminat(?:ed|ion)|up-?sampl(?:ed|ing)|augment(?:ed|ation))\b",
    re.IGNORECASE,
)
_EXTENT = re.compile(
    r"(?:\b\d[\d,.]{0,30}+\s*+(?:[kKMBT]\+?\b|thousand|million|billion|trillion)?\+?\s*(?:[\w-]+\s){0,3}?"
    r"(?:tokens|examples|samples|images|hours|documents|sentences|utterances|pairs|rows|records|articles|words|pages|videos|clips|"
    r"instructions|conversations|questions|problems|tasks|instances|characters|structures|sequences|speakers|classes|languages|"
    r"[GTP]i?B|molecules|points|names)\b)|\b(?:in|covers?|spans?) (?!other|all|the|these|those|many|different|"
    r"some)\w+ languages\b",
    re.IGNORECASE,
)

_MACHINE = re.compile(r"GPU|TPU|CUDA|[AHV]100|AWS|PyTorch|TensorFlow|JAX|Colab|Slurm", re.IGNORECASE)
_MATTER = re.compile(
    r"\b(?:data(?:sets?)?|corpus|corpora|texts?|images?|recordings|documents|articles|books|web ?pages|examples|"
    r"samples|splits?|"
    r"structures|annotations|pairs|transcripts)\b",
    re.IGNORECASE,
)
_TELLING = re.compile(r"\b(?:train\w*|corpus|corpora|data(?:sets?)?|fine-?tun\w*)\b", re.IGNORECASE)

Judge = Callable[[Sentence, str], Sure | None]
"""How surely a sentence answers; the second argument is the heading about data that it stands under, or empty."""


def look(reading: Reading, documents: Documents) -> Look:
    """Weigh the sentences of the release's own documents that speak of its data."""
    del reading
    for fact, judge, thing in (
        ("data.provenance", _provenance, "sentence that names the sources of the training data"),
        ("data.processing", _processing, "sentence on how the training data were filtered or cleaned"),
        ("data.scope", _scope, "sentence on the size or languages of the training data"),
    ):
        yield from answered(DETECTOR, fact, _hits(documents, fact, judge), documents, thing)


def _hits(documents: Documents, fact: str, judge: Judge) -> Iterator[Hit]:
    for path, sentence in documents.sentences():
        headings = sentence.block.headings
        if (
            sentence.block.kind == "heading"
            or any(map(_ASIDE.search, headings[-1:]))
            or _NOT_OURS.search(sentence.text)
        ):
            continue
        about = next((one for one in headings[1:] if _SECTION.search(one)), "")
        sure = judge(sentence, about) if about or _DATA.search(sentence.text) else None
        if sure:
            yield Hit(f"{path} tells the {_THING[fact]} of the data", path, sentence.line, sentence.end_line, sure)


_THING = {"data.provenance": "sources", "data.processing": "processing", "data.scope": "extent"}


def _provenance(sentence: Sentence, about: str) -> Sure | None:
    """Surer where a proper name or a link follows soon; weak where the sources are only alluded to."""
    taken = _TAKEN.search(sentence.text)
    if not taken:
        return None
    after = sentence.text[taken.end() :][:160]
    linked = any(link.text and link.text in after for link in sentence.block.links)
    named = linked or any(not _MACHINE.search(one) for one in _NAMED.findall(f"x {after}"))
    if named and not _VAGUE.search(after) and (about or _MATTER.search(sentence.text)):
        return "likely"
    return "weak" if named or _VAGUE.search(after) else None


def _processing(sentence: Sentence, about: str) -> Sure | None:
    found = {word.lower() for word in _DONE.findall(sentence.text)}
    if not found:
        return None
    return "likely" if about or len(found) >= 2 else "weak"


def _scope(sentence: Sentence, about: str) -> Sure | None:
    if not _EXTENT.search(sentence.text):
        return None
    if _TELLING.search(sentence.text):
        return "likely"
    return "weak" if about else None
