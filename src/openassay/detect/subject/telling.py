"""What does the text of a release say it is?"""

import math
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from openassay.detect.detector import at
from openassay.detect.facts import Documents, Names, Sign, flat
from openassay.detect.subject.heads import DEFINES, Head, heads
from openassay.detect.wording import count
from openassay.read.document import Block, Document, sentences
from openassay.schema.assessment import Kind

_IS = re.compile(r"(is|are)\b", re.I)
_NAMED_TEST = re.compile(r"\w*(?<!Work)(?<!work)(?<!Test)(?<!test)(?:[Bb]ench|[a-z]Eval|[ -]evals?|BENCH)\b|^evals?$")
_FOLLOWS = re.compile(
    r"\b(contains?|contents|provides?|includes?|releas\w+|access to|shar(e|es|ing)|consists? of)\b[^.;]{0,60}[:：]\s*$",
    re.I,
)
_FAR = 0.25
_FADES = 0.95
_SECOND = 0.3
_NEWS = re.compile(
    r"\bnews\b|updates?|change ?log|latest|announce|release notes|what.s new|citation|install|requirement|table of contents|acknowledg",
    re.I,
)
_MOST_LISTED = 3
_MOST_TITLED = 4
_GIVES = re.compile(r"releas|present|introduc|propos|contain|consists?|collection", re.I)
_MEASURES = re.compile(
    r"\b(measur|diagnos|assess|evaluat|benchmark|test)(e|es|ing|s)?\b[^.;]{0,60}\b(models?|LLMs?|systems|abilit(y|ies)|capabilit\w+|reasoning|understanding|agents|performance|competence|skills?)\b",
    re.I,
)
_FRONT: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("dataset", re.compile(r"^(task_categories|dataset_info|configs|size_categories|annotations_creators)\s*:", re.M)),
    ("model", re.compile(r"^(pipeline_tag|library_name|base_model|model-index|model_name|inference)\s*:", re.M)),
)
_SECTIONS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "benchmark",
        re.compile(
            r"\b(leaderboard|submi(t|ssion)|evaluat(e|ing) your|run(ning)? (the )?(benchmark|evaluation)|tasks?|test set|rules)\b",
            re.I,
        ),
    ),
    (
        "dataset",
        re.compile(
            r"\b(data (format|fields?|structure|statistics|splits?|collection|instances|description)|download (the )?(data|dataset)|dataset (description|summary|structure|statistics|card|format)|annotation|schema|labels|get the data|corpus|about the (data|corpus))\b",
            re.I,
        ),
    ),
    (
        "model",
        re.compile(
            r"\b(model (zoo|card|weights|details|description|architecture|download|variants)|models?|checkpoints?|pre-?train(ed|ing)?|train(ing)?|inference|weights|fine-?tun(e|ing)|sampling|reproduc\w+ (the )?(model|training|paper))\b",
            re.I,
        ),
    ),
    (
        "software",
        re.compile(
            r"\b(api|plugins|command[- ]line|cli|compil(e|ing)|building from source|configure|contribut\w+|changelog)\b",
            re.I,
        ),
    ),
)
_ARTICLE = re.compile(r"\W*(an?|the)\b", re.I)
_SHORT = 120
_PHRASE = 4
_FIRST_BLOCKS = 14
_FIRST_SENTENCES = 4
_BADGE = 12
"""A block of no more characters than this is a badge or a heading in disguise."""
_DATE = re.compile(r"\W*\d{4}[-/.年]|\W*\d{1,2}[/.]\d{1,2}")
_OFTEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pretrained", re.compile(r"pre-?trained|预训练|預訓練", re.I)),
    ("dataset", re.compile(r"data ?set|corpus|数据集|數據集|语料|データセット|コーパス", re.I)),
    ("benchmark", re.compile(r"benchmark|leaderboard|评测|評測|基准", re.I)),
    ("model", re.compile(r"\bmodels?\b|模型|モデル", re.I)),
    ("submission", re.compile(r"submi(?:t|ssion)", re.I)),
    ("library", re.compile(r"librar(?:y|ies)|framework|toolkit|package", re.I)),
    ("checkpoint", re.compile(r"checkpoint|weights|权重", re.I)),
    ("annotation", re.compile(r"annotat|crowd|标注", re.I)),
    ("evaluation", re.compile(r"evaluat", re.I)),
    ("training", re.compile(r"\btrain(?:ing|ed)?\b|训练", re.I)),
    ("inference", re.compile(r"inference|sampling|generate|推理", re.I)),
    ("your data", re.compile(r"\b(?:your own|custom) (?:data|model|dataset)", re.I)),
    ("score", re.compile(r"accuracy|f1|bleu", re.I)),
    ("baseline", re.compile(r"baseline", re.I)),
    ("question", re.compile(r"\b(?:question|problem|prompt)s?\b", re.I)),
    ("support", re.compile(r"\bsupport(?:s|ed)?\b|\bfeatures\b|\busers?\b", re.I)),
    ("method", re.compile(r"\bour (?:method|approach|model)|state-of-the-art|outperform", re.I)),
)
"""Words whose number in the README tells, whatever sentence they stand in."""
_BIBTEX = re.compile(r"\btitle\s*=\s*[{\"]+([^\n]{4,300})", re.I)
_IMPORT = re.compile(r"^\s*(?:from|import|using|library\(|use)\s+([\w-]+)", re.M)
_TELLING = 4
_MOST_NAMED = 4
_SHORTEST = 500
"""Words of a README below which a rate is not higher for its shortness."""


class _Text(NamedTuple):
    """The main README: its path, its blocks, and those with which it opens."""

    path: str
    document: Document | None
    blocks: tuple[Block, ...]
    opening: tuple[Block, ...]


def told(documents: Documents, names: Names) -> Iterator[Sign]:
    """Every sign in the main README, its card's metadata and the release's name."""
    blocks = tuple(block for _, block in documents.blocks(documents.main)) if documents.main else ()
    text = _Text(documents.main, documents.get(documents.main), blocks, tuple(islice(_opening(blocks), _FIRST_BLOCKS)))
    yield from _said(text)
    yield from _measured(text)
    yield from _listed(text)
    yield from _titled(text, names)
    yield from _tagged(text)
    yield from _named(text, names)
    yield from _cited(text)
    yield from _imported(text, names)
    yield from _sectioned(text)
    yield from _fronted(text)
    yield from _often(text)


def _opening(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks that tell; badges, code and news left out."""
    for block in blocks:
        dated = _NEWS.search(" / ".join(block.headings[1:])) or _DATE.match(block.text)
        if block.kind in ("paragraph", "quote", "item") and len(block.text) > _BADGE and not dated:
            yield block


def _said(text: _Text) -> Iterator[Sign]:
    """Sentences near the top that say what this is. What stands as subject or predicate counts, not what it is for."""
    weight = 2.0
    for block in text.opening:
        for sentence in sentences(block)[:_FIRST_SENTENCES]:
            place = at(text.path, sentence.line, sentence.end_line)
            found = list(_predicated(sentence.text))
            for head, share in found:
                yield Sign(f"says {head.kind}", weight * share, f"the text says “{head.word}”", place)
            weight *= 0.5 if found else 1.0
        weight *= _FADES


def _predicated(text: str) -> Iterator[tuple[Head, float]]:
    """Words for kinds that a sentence says of its thing, with the share that each counts."""
    verb = DEFINES.search(text)
    if not verb:
        return
    after = heads(text[verb.start() : verb.start() + 160], verb.end() - verb.start())
    given = 1.5 if _GIVES.search(verb.group()) and after and after[0].place < 80 else 1.0
    for rank, head in enumerate(after[:2]):
        yield head, _FAR if head.far else given if rank == 0 else _SECOND
    if (not after or after[0].far) and _IS.match(verb.group()):
        yield from ((head, 1.0) for head in heads(text[: verb.start()], 0)[-1:] if not head.far)


def _measured(text: _Text) -> Iterator[Sign]:
    """Sentences that speak of measuring models, whatever their subject."""
    for block in text.opening:
        for sentence in sentences(block)[:_FIRST_SENTENCES]:
            if match := _MEASURES.search(sentence.text):
                place = at(text.path, sentence.line, sentence.end_line)
                yield Sign("it measures", 0.6, f"the text says “{match.group()[:60]}”", place)


def _listed(text: _Text) -> Iterator[Sign]:
    """What a list holds that the text opens with `contains:`."""
    led, found = "", 0
    for block in text.blocks:
        if block.kind != "item":
            led = block.text if _FOLLOWS.search(block.text) else ""
        elif led and found < _MOST_LISTED:
            for head in [one for one in heads(block.text[:80], 0) if not one.far][:1]:
                found += 1
                why = f"it lists “{head.word}” among what it holds"
                yield Sign(f"lists {head.kind}", 0.75, why, at(text.path, block.line))


def _titled(text: _Text, names: Names) -> Iterator[Sign]:
    if text.document is None:
        return
    place = at(text.path, next((block.line for block in text.blocks if block.kind == "heading"), 1))
    for what, title in (("title", text.document.title), ("name", re.sub(r"[-_]+", " ", names.folder))):
        if match := _MEASURES.search(title) or _NAMED_TEST.search(title):
            yield Sign(f"{what}: benchmark", 1.5, f"the {what} says “{match.group()[:60]}”", place)
        for head in [one for one in heads(title, 0) if not one.far][-1:]:
            yield Sign(
                f"{what}: {head.kind}", _title_worth(title, head, names), f"the {what} says “{head.word}”", place
            )


def _tagged(text: _Text) -> Iterator[Sign]:
    """A short first line without a verb says what the thing is."""
    first = next(iter(text.opening), None)
    if first is None or len(first.text) >= _SHORT or DEFINES.search(first.text):
        return
    place = at(text.path, first.line)
    if match := _MEASURES.search(first.text):
        yield Sign("says benchmark", 1.5, f"the line below the title says “{match.group()[:60]}”", place)
    for head in [one for one in heads(first.text, 0) if not one.far][-1:]:
        value = 2.0 if _ARTICLE.match(first.text) else 1.0
        yield Sign(f"says {head.kind}", value, f"the line below the title says “{head.word}”", place)


def _title_worth(title: str, head: Head, names: Names) -> float:
    """A phrase with an article says what it is; a bare name that ends in a word for a model hardly does."""
    if head.kind == "model" and flat(title) == flat(names.folder) and len(title.split()) < _PHRASE:
        return 0.5
    return 2.0 if _ARTICLE.match(title) else 1.0


def _named(text: _Text, names: Names) -> Iterator[Sign]:
    """What stands behind its own name: `the Wren dataset`. Each kind counts up to a number of places."""
    own = [name for name in sorted(names.words) if len(name) >= _TELLING]
    if not own:
        return
    pattern = re.compile(rf"(?i:{'|'.join(map(re.escape, own))})[\w.-]*[ -]+((?:\w+ )?\w+)")
    seen: dict[Kind, int] = {}
    for block in text.blocks:
        for match in pattern.finditer(block.text) if block.kind not in ("code", "heading") else ():
            for head in heads(match[1], 0)[-1:]:
                seen[head.kind] = seen.get(head.kind, 0) + 1
                if seen[head.kind] <= _MOST_NAMED:
                    why = f"the text speaks of “{match.group()[:60]}”"
                    yield Sign(f"named {head.kind}", 0.5, why, at(text.path, block.line))


def _cited(text: _Text) -> Iterator[Sign]:
    """What the title of the paper to cite says it is: `Wren: a dataset of bird song`."""
    for block in text.blocks:
        match = _BIBTEX.search(block.text)
        if match is None:
            continue
        place = at(text.path, block.line + block.text.count("\n", 0, match.start()))
        title = re.sub(r"[{}]", "", match[1])
        if measure := _MEASURES.search(title) or _NAMED_TEST.search(title):
            yield Sign("cited benchmark", 1.0, f"the paper's title says “{measure.group()[:60]}”", place)
        for head in [one for one in heads(title, 0) if not one.far][-1:]:
            yield Sign(f"cited {head.kind}", 1.0, f"the paper's title says “{head.word}”", place)
        return


def _imported(text: _Text, names: Names) -> Iterator[Sign]:
    """An example that imports the release by its own name."""
    for block in text.blocks:
        for match in _IMPORT.finditer(block.text) if block.kind == "code" else ():
            if flat(match[1]) in (flat(names.folder), flat(names.title)):
                yield Sign("imported", 1.0, f"an example has “{match.group().strip()}”", at(text.path, block.line))
                return


def _sectioned(text: _Text) -> Iterator[Sign]:
    seen: dict[Kind, int] = {}
    for block in text.blocks:
        for kind, pattern in _SECTIONS if block.kind == "heading" else ():
            if pattern.search(block.text) and seen.get(kind, 0) < _MOST_TITLED:
                seen[kind] = seen.get(kind, 0) + 1
                yield Sign(
                    f"section: {kind}", 0.25, f"a section is titled “{block.text[:60]}”", at(text.path, block.line)
                )


def _fronted(text: _Text) -> Iterator[Sign]:
    for kind, pattern in _FRONT:
        if text.document and (match := pattern.search(text.document.front)):
            line = text.document.front_line + text.document.front.count("\n", 0, match.start())
            yield Sign(f"metadata: {kind}", 3.0, f"the card's metadata has {match.group(1)}", at(text.path, line))


def _often(text: _Text) -> Iterator[Sign]:
    """How often a word stands in the README: the logarithm of its number in a thousand words, halved."""
    size = max(_SHORTEST, sum(len(block.text.split()) for block in text.blocks))
    for word, pattern in _OFTEN:
        found = [(block, matches) for block in text.blocks if (matches := pattern.findall(block.text))]
        if found:
            first, matches = found[0]
            number = sum(len(matches) for _, matches in found)
            why = f"words like “{matches[0]}” stand in the text {count(number, 'time')}"
            yield Sign(f"often {word}", math.log1p(1000 * number / size) / 2, why, at(text.path, first.line))
