"""What do the release's own sentences say about its terms, part by part?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Documents, Roles
from openassay.detect.licence import cover
from openassay.detect.licence.family import held, versioned
from openassay.detect.licence.names import Named, find
from openassay.detect.reading import Reading
from openassay.read.document import Block, Sentence, sentences

DETECTOR = Detector(
    id="OA-LIC-03",
    part="licence",
    question="What do the release's own sentences say about its terms, part by part?",
    why="Code, weights and data often stand under different terms, and only a sentence says which is which.",
    satisfy='Write one sentence per part: "The model weights are released under CC-BY-4.0."',
    facts=cover.FACTS,
    needs=("roles", "documents"),
)

_VERB = re.compile(
    r"\blicen[cs](?:ed|ing|e[sd]?)\b|\b(?:released?|distributed|available|provided|published|shared|open-?sourced|offered|covered|"
    r"made|issued|falls?) (?:\w+ ){0,3}?(?:under|by|with)\b|\bgoverned by\b|\bsubject to\b|\bunder (?:the |an? )|"
    r"\bterms of use\b|"
    r"\b(?:is|are) (?:also )?(?:CC\b|MIT\b|Apache\b)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\blicen[cs](?:e|es|ing)\b|\bterms\b|\u8bb8\u53ef|\u534f\u8bae", re.IGNORECASE)
_ASIDE = re.compile(
    r"acknowledge?ment|credits?\b|third[\s-]?party|related|citation|reference|thanks|dependenc|changelog|news|contribut",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:based on|adapted from|borrow(?:ed|s)|derived from|thanks?|build(?:s|ing)? (?:up)?on|built (?:up)?on|"
    r"portions?|parts of|"
    r"third[\s-]party|dependenc(?:y|ies)|which (?:is|are) (?:also )?(?:licen[cs]ed|released|distributed)|respective|"
    r"contribut(?:e|ions?|ors?|ing)|modified from|original(?:ly)? (?:code|implementation|data|work|released)|"
    r"taken from|forked|"
    r"base model|inherit(?:s|ed)?|comes? from|obtained from|copied from|bundled|vendored|"
    r"please (?:check|refer to|consult) (?:their|its)|licen[cs]ed by|if you|unless|relicens|previously|used to be|"
    r"not (?:be )?(?:licen[cs]ed|released|covered|available)|compatible|include[sd]? (?:code|data) from)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:this|our|we|the|all|both|these|its?|everything|pre-?trained|released|provided|model|code|data|weights|source|"
    r"repo|project)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"^[\s)\]\"'*,:]*(?:licen[cs]e )?\(?(?:for|covers?|covering|applies to|on)\s+(?:the |all |our )?", re.IGNORECASE
)
_BREAK = re.compile(r";|,\s*(?:while|whereas|and|but)\b|\bwhile\b|\bwhereas\b|\bbut\b|\.\s", re.IGNORECASE)
_LABEL = re.compile(r"\W*licen[cs]e\s*:\s*", re.IGNORECASE)
_LONGEST = 600


def look(reading: Reading, roles: Roles, documents: Documents) -> Look:
    """Read licence rows, licence sections and sentences of the README, the cards and the release's other documents."""
    seen: set[tuple[str, str, int]] = set()
    for path, block in documents.blocks():
        if block.kind == "code" or any(map(_ASIDE.search, block.headings)):
            continue
        for line, end_line, fact, named in (*_stated(block), *_extended(block, reading, roles)):
            expression = versioned(named, reading, roles)
            if (fact, expression, line) not in seen:
                seen.add((fact, expression, line))
                message = f"{path} says that {_THING[fact]} under {expression}."
                yield DETECTOR.says(fact, "yes", message, at(path, line, end_line), sure="likely", value=expression)


def _extended(block: Block, reading: Reading, roles: Roles) -> Iterator[tuple[int, int, str, str]]:
    """Sentences that extend the licence text of the release, without naming it, to parts that they do name."""
    for sentence in sentences(block):
        if _EXTENDS.search(sentence.text) and not find(sentence.text) and not _OTHERS.search(sentence.text):
            facts = cover.covered(sentence.text)
            expression = held(reading, roles) if facts else ""
            yield from ((sentence.line, sentence.end_line, fact, expression) for fact in facts if expression)


_EXTENDS = re.compile(r"\blicen[cs]e\b[^.;]{0,30}\b(?:appl(?:ies|y)|covers?|extends?|holds?)\b", re.IGNORECASE)
_OF_MODEL = re.compile(r"\bmodels?\b|\bweights\b|\bcheckpoints?\b", re.IGNORECASE)
_OPENS_WITH = 25
_THING = {
    "licence.release": "the release is",
    "licence.system_code": "the code is",
    "licence.training_code": "the training code is",
    "licence.parameters": "the weights are",
    "licence.dataset": "the data are",
}


def _stated(block: Block) -> Iterator[tuple[int, int, str, str]]:
    """First and last line, fact and expression of everything that a block says about terms."""
    if block.kind == "row":
        for fact, expression in _row(block):
            yield block.line, block.end_line, fact, expression
        return
    if block.kind == "heading":
        return
    section = block.headings[-1] if block.headings and _SECTION.search(block.headings[-1]) else ""
    of_model = any(map(_OF_MODEL.search, block.headings))
    for sentence in sentences(block):
        for fact, expression in (*_sentence(sentence, section), *_highlight(block, sentence)):
            yield sentence.line, sentence.end_line, fact, expression
            if fact in cover.RELEASE and of_model:
                yield sentence.line, sentence.end_line, cover.WEIGHTS[0], expression


def _highlight(block: Block, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """An item that opens with the name of a licence: `Apache 2.0 licence: build freely`."""
    if block.kind != "item" or _VERB.search(sentence.text) or not re.search("licen[cs]", sentence.text, re.IGNORECASE):
        return
    named = find(sentence.text)[:1]
    if named and named[0].start < _OPENS_WITH and not _LABEL.match(sentence.text):
        yield cover.RELEASE[0], named[0].expression


def _row(block: Block) -> Iterator[tuple[str, str]]:
    """A row whose first cell is the word licence, or a cell under a column of that name."""
    cells = block.cells
    if len(cells) >= 2 and _is_label(cells[0]):
        facts = cover.covered(cells[0]) or cover.RELEASE
        yield from ((fact, one.expression) for one in find(cells[1])[:1] for fact in facts)
        return
    for column, cell in zip(block.header, cells, strict=False):
        if _is_label(column) and len(cells) >= 2 and (named := find(cell)):
            facts = cover.covered(f"{cells[0]} {column.lower().replace('license', '')}")
            yield from ((fact, named[0].expression) for fact in facts)


def _is_label(cell: str) -> bool:
    return len(cell.split()) <= 4 and re.search(r"\blicen[cs]e\b", cell, re.IGNORECASE) is not None


def _sentence(sentence: Sentence, section: str) -> Iterator[tuple[str, str]]:
    """What one sentence says: each licence name with the nouns of its own clause."""
    text = sentence.text
    if len(text) > _LONGEST or _OTHERS.search(text) or not (_VERB.search(text) or section):
        return
    names = _apart(find(text), text)
    before = 0
    for position, named in enumerate(names):
        after = names[position + 1].start if position + 1 < len(names) else len(text)
        facts = _facts(text[before : named.start], text[named.end : after], section)
        before = named.end
        for fact in facts:
            yield fact, named.expression


def _apart(names: list[Named], text: str) -> list[Named]:
    """Names without those that only repeat the one before in brackets."""
    kept: list[Named] = []
    for one in names:
        between = text[kept[-1].end : one.start].strip(" ,\"'") if kept else ""
        if not (kept and (between in ("(", "", "[") or one.expression == kept[-1].expression)):
            kept.append(one)
    return kept


def _facts(lead: str, rest: str, section: str) -> tuple[str, ...]:
    """What a clause speaks of: nouns before the name, else after "for", else the section's, else the release."""
    clause = [piece for piece in _BREAK.split(lead) if piece.strip()]
    joined = lead if len(clause) < 2 or not cover.covered(clause[-1]) else clause[-1]
    if (after := _FOR.match(rest)) and (facts := cover.covered(rest[after.end() :][:60])):
        return facts
    if facts := cover.covered(_subject(joined)):
        return facts if _OURS.search(joined) or section else ()
    if _LABEL.fullmatch(lead):
        return cover.RELEASE
    if section and len(lead.split()) <= 12:
        return cover.covered(section) or (cover.RELEASE if _plain_lead(lead) else ())
    return ()


def _subject(words: str) -> str:
    """A clause up to its verb: what stands after it names terms, not parts."""
    verb = re.search(r"\b(?:is|are|was|were|has been|have been|under)\b", words, re.IGNORECASE)
    return words[: verb.start()] if verb and verb.start() > 0 else words


def _plain_lead(lead: str) -> bool:
    """Whether the words before a name in a licence section name no other subject."""
    words = re.findall(r"[A-Za-z][\w.-]*", _subject(lead))
    return all(word.islower() or position == 0 for position, word in enumerate(words)) and len(words) <= 6
