"""What do words tell of the data that a model learned from?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import at
from openassay.detect.facts import Documents, Given, Names, Training, by_name
from openassay.detect.reading import Reading
from openassay.detect.wording import NOT_OURS, TRAINED, USERS, Hit, measured, say, shorten, trail
from openassay.schema import Location

DATA = re.compile(
    r"\b(data ?sets?|data|corpus|corpora|images?|texts?|tokens|hours|examples|samples|pairs|documents|games|recordings|trajectories|episodes|sequences|structures|transcripts?|records|sentences|songs|tracks|music|reviews|articles|notes|videos?|books|conversations|dialogues|instructions|prompts|pages|papers|code|molecules|proteins|cells|utterances|speech|audio|annotations|web|crawl|wikipedia|dumps?|imagenet\S*|coco|cifar\S*|problems)\b",
    re.I,
)
AMOUNT = re.compile(
    r"\b\d[\d.,]{0,30}+\s*+((k|m|b|t|thousand|million|billion|trillion)?\+?[\s-]*|(thousand|million|billion|trillion)\s([\w-]+\s){1,3})(tokens?|images?|hours?|examples?|samples?|(image|text)[- ]text|pairs?|documents?|words?|sentences?|videos?|games?|languages?|instructions?|prompts?|sequences?|structures?|datasets?|GB|TB|characters|lines|demonstrations|trajectories|episodes|conversations|records|pages|books|molecules|positions)\b",
    re.I,
)
_KNOWN = re.compile(
    r"\b(ImageNet|COCO|CIFAR-?\d+|MNIST|Libri\w+|VCTK|Wikipedia|Common ?Crawl|LAION\S*|The Pile|C4|ADE20K|Cityscapes|Kinetics\S*|AudioSet|UniRef\S*|FFHQ|CelebA\S*|LSUN)\b"
)
_LEARNING = re.compile(
    r"\b(trained|tuned|learn(ed|t)) (\w+ly |it |them )?(on|with|using|from|over)\b(?! scratch)|\btraining (data|corpus|corpora|sets?)\b|\btraining on\b|\bfor (pre-?)?training\b|\bcorpus\b|"
    r"\bdata ?sets? (\w+ ){0,4}(contain\w*|consist\w*|compris\w*|includ\w*|from|collected)\b|\b(our|the same) data ?sets?\b",
    re.I,
)
_COST = re.compile(r"GPU[- ]hours|TPU[- ]hours|hours of comput|energy|carbon|emission|tCO2", re.I)
_DID = re.compile(
    r"\b(pre-?|fine-?|post-?)?train(ed|ing)?\b|\blearn(ed|t)\b|fine-?tun(ed|ing)|\bcorpus\b|\bdata ?set\b|training data",
    re.I,
)
_ON = re.compile(
    r"\b(on|from|using|with|over|of|contains?|consist\w*|compris\w*|includ\w*|drawn|sourced|collected|mixture)\b", re.I
)
_BULK = re.compile(r"\b\d[\d.,]{0,20}+\s?[GT]B of ([\w-]+ ){0,3}(data|texts?|corpora)\b", re.I)
_ORDER = re.compile(
    r"\W*(then |first,? |next,? |please |just |step \d\S* ?:? ?)*(run|create|use|download|set|put|place|specify|make|follow|see|prepare|convert|add|change|edit|modify|train|to (train|use|run|start))\b",
    re.I,
)
_THANKS = re.compile(r"\b(thank\w*|grateful|contribut\w*|donat\w*|provid\w*)\b", re.I)
_GIVEN = re.compile(r"\b(training data|data ?sets?|corpus|corpora)\b", re.I)
_COLUMN = re.compile(
    r"\W*((pre-?|fine-?)?train(ed|ing)?( on|ing)?\s*)?(pretrain|(pre-?)?train(ed|ing)? on|data|data ?sets?|corpus|training set)\W*",
    re.I,
)
_WEIGHTS = re.compile(r"checkpoints?|weights|ckpt|download|\bmodel (link|file|zoo)|\b(hf|github) link", re.I)
_ZOO = re.compile(r"pre-?trained|weights|checkpoints?|model zoo", re.I)
_SET = re.compile(
    r"(?<![a-z])(imagenet|coco|cifar|mnist|librispeech|libritts|vctk|lj_?speech|wikipedia|common_?crawl|common_?voice|laion|ade20k|cityscapes|kinetics|audio_?set|ffhq|celeb_?a|lsun|musdb|pubmed)",
    re.I,
)
_DATA_NAME = re.compile(r"data|folder|corpus|train|root", re.I)
_MEASURES = re.compile(r"(^|[._/-])(val|valid|validation|test|eval\w*)([._/-]|$)", re.I)


def described(
    reading: Reading, documents: Documents, names: Names, values: tuple[Given, ...], training: Training
) -> Iterator[tuple[str, Location]]:
    """What the text tells of it; else what its tables, its thanks, the paths of the training or its own papers tell."""
    told = [*_told(documents)]
    told = told or [*_tabled(documents), *_thanked(documents), *_pathed(values, training)][:3]
    yield from told or _told(_papers(reading, documents, names))


def _told(documents: Documents) -> Iterator[tuple[str, Location]]:
    for hit in sorted(_sentences(documents), key=_rank)[:3]:
        yield f"Only described: “{hit.text}”", hit.place


def _papers(reading: Reading, documents: Documents, names: Names) -> Documents:
    """The release's own papers, kept as PDF in its tree: slow to read, so only where nothing else tells."""
    read = {path: paper for path in documents.papers(names) if (paper := reading.document(path))}
    return Documents(main="", cards=(), own=tuple(read), reports=(), by_path=read)


def _sentences(documents: Documents) -> Iterator[Hit]:
    """Sentences that tell what it learned from, with an amount, a name or the word for it."""
    for hit in say(documents, _DID, _ON, DATA):
        text, above = hit.sentence.text, trail(hit.sentence.block)
        amount = AMOUNT.search(text)
        about = TRAINED.search(text) or amount or re.search(r"train|data", above, re.I)
        weighty = amount or _KNOWN.search(text) or (_LEARNING.search(text) and not _ORDER.match(text))
        aside = re.search(r"\byour?\b", text, re.I) or measured(hit.sentence.block.headings) or USERS.search(above)
        if about and weighty and not aside and not _COST.search(text) and (amount or not USERS.search(text)):
            yield hit
    for hit in say(documents, _BULK):
        yield hit


def _tabled(documents: Documents) -> Iterator[tuple[str, Location]]:
    """Rows of a table of checkpoints with a column for the data."""
    for path, block in documents.blocks():
        weights = (
            block.kind == "row" and block.cells != block.header and any(_WEIGHTS.search(one) for one in block.header)
        )
        above = " / ".join(block.headings)
        if not weights or (measured(block.headings) and not _ZOO.search(above)):
            continue
        if set_named := _KNOWN.search(" / ".join(block.headings[1:])):
            yield f"Only named: {set_named[0]} above the table of weights", at(path, block.line, block.end_line)
        for name, cell in zip(block.header, block.cells, strict=False):
            if _COLUMN.fullmatch(name) and re.search(r"[A-Za-z]{2}", cell) and cell != name:
                yield f"Only named: {shorten(cell, 100)} ({name.strip()})", at(path, block.line, block.end_line)


def _thanked(documents: Documents) -> Iterator[tuple[str, Location]]:
    """Thanks to those who gave the data."""
    for hit in say(documents, _GIVEN, _THANKS, under=NOT_OURS, not_under=None):
        if TRAINED.search(hit.sentence.text) or re.search(r"\bprovid|\bcontribut|\bdonat", hit.sentence.text, re.I):
            yield f"Only thanked for: “{hit.text}”", hit.place


def _pathed(values: tuple[Given, ...], training: Training) -> Iterator[tuple[str, Location]]:
    """Paths under a data name that carry the name of a known set."""
    for one in by_name(values, _DATA_NAME.search) if training.here else ():
        if not _MEASURES.search(f"{one.name}/{one.value}") and _SET.search(one.value):
            yield f"Only named as a path: {one.value} ({one.name})", at(one.path, one.line)


def _rank(hit: Hit) -> tuple[bool, bool]:
    """What a section on the training data says comes first, then what names an amount."""
    section = re.search(r"training data|train\w* corpus|\bdata(set)?s?\b|corpus", trail(hit.sentence.block), re.I)
    return not section, not AMOUNT.search(hit.sentence.text)
