"""Is what this model learned from here, or at a named place?"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, DataSource, Documents, Mention, Roles, Training
from openassay.detect.reading import Reading
from openassay.detect.wording import (
    EVALUATES,
    PRIVATE,
    REQUEST,
    TRAINED,
    USERS,
    Hit,
    count,
    say,
    shorten,
    trail,
)
from openassay.schema import Evidence, Subject

DETECTOR = Detector(
    id="OA-DAT-01",
    part="dataset",
    question="Is what this model learned from here, or at a named place?",
    why="What a model learned from decides what it knows, what it repeats and whom it wrongs; only open data can be examined.",
    satisfy="Publish the training data, or the addresses and the code that builds it, stage by stage.",
    facts=(
        "dataset.here", "dataset.elsewhere", "dataset.piece", "dataset.lacking", "dataset.described", "dataset.public",
        "dataset.gated", "dataset.fixed",
    ),
    needs=("subject", "roles", "documents", "code", "mentions", "training", "data_sources"),
)  # fmt: skip

_DATA = re.compile(
    r"\b(data ?sets?|data|corpus|corpora|images?|texts?|tokens|hours|examples|samples|pairs|documents|games|recordings|trajectories|episodes|sequences|structures|transcripts?|records|sentences|songs|tracks|music|reviews|articles|notes|videos?|books|conversations|dialogues|instructions|prompts|pages|papers|code|molecules|proteins|cells|utterances|speech|audio|annotations|web|crawl|wikipedia|dumps?|imagenet\S*|coco|cifar\S*|problems)\b",
    re.I,
)
_FILE = re.compile(
    r"\.(jsonl|json|csv|tsv|txt|parquet|npz|npy|bin|gz|zip|arrow|pkl|pickle|h5|hdf5|tar|lmdb|xml|fasta|pgn|wav|db|zst|xz|bz2|tfrecords?)$",
    re.I,
)
_NOT_DATA = re.compile(
    r"config|filter|mel_|bpe|stats|mean|std|requirements|package|vocab|token|merges|label|class(es|_names)|index|test|eval|valid|sample|example|results?|schema|license|readme|cmake|metrics|template|prompt|version|ds_|zero\d",
    re.I,
)
_KNOWN = re.compile(
    r"\b(ImageNet|COCO|CIFAR-?\d+|MNIST|Libri\w+|VCTK|Wikipedia|Common ?Crawl|LAION\S*|The Pile|C4|ADE20K|Cityscapes|Kinetics\S*|AudioSet|UniRef\S*|FFHQ|CelebA\S*|LSUN)\b"
)
_NOT_HOME = re.compile(r"(^|/)[\w.-]*(configs?|conf)/|filelists?(/|_|\.)|file_?lists?", re.I)
_AMOUNT = re.compile(
    r"\b\d[\d.,]{0,30}+\s*+((k|m|b|t|thousand|million|billion|trillion)?\+?[\s-]*|(thousand|million|billion|trillion)\s([\w-]+\s){1,3})(tokens?|images?|hours?|examples?|samples?|(image|text)[- ]text|pairs?|documents?|words?|sentences?|videos?|games?|languages?|instructions?|prompts?|sequences?|structures?|datasets?|GB|TB|characters|lines|demonstrations|trajectories|episodes|conversations|records|pages|books|molecules|positions)\b",
    re.I,
)
_WITHHELD = re.compile(
    r"\b(the|our) (\w+ )?(data(set)?|corpus|corpora)( (that )?(we|was|were) used)?( in the paper| for (pre-?)?training)?[^.;]{0,20}\b(is|are) (not|un)[ -]?(publicly |openly )?(available|public|releas\w+|shared)",
    re.I,
)
_SYNTHESIS = re.compile(r"self[-_]?play|generate_data|data_?gen(eration|erator)?\b|synthesi[sz]e_data", re.I)
_COST = re.compile(r"GPU[- ]hours|TPU[- ]hours|hours of comput|energy|carbon|emission|tCO2", re.I)
_DID = re.compile(
    r"\b(pre-?|fine-?|post-?)?train(ed|ing)?\b|\blearn(ed|t)\b|fine-?tun(ed|ing)|\bcorpus\b|\bdata ?set\b|training data",
    re.I,
)
_ON = re.compile(
    r"\b(on|from|using|with|over|of|contains?|consist\w*|compris\w*|includ\w*|drawn|sourced|collected|mixture)\b", re.I
)
_LATER = re.compile(
    r"\b(will be|to be|soon|yet to be)\s+((made|publicly|fully|also|openly)\s+)*(releas|upload|publish|shar|avail|open)\w*",
    re.I,
)
_SHARE = re.compile(r"\d\s?%|\b\d[\d.,]*\s?(GB|TB|[KMBT]\b|tokens|million|billion)", re.I)
_STAGES = (
    (
        "pretraining",
        re.compile(
            r"\bpre-?train|\bbase models?\b|\bfrom scratch\b|\btrillions?\b|\b\d[\d.]*\s?(-\s?\d\s?)?[TB] tokens", re.I
        ),
    ),
    ("tuning", re.compile(r"\b(instruct\w*|SFT|supervised fine|fine-?\s?tun\w*|chat data)\b", re.I)),
    ("preference", re.compile(r"\b(RLHF|DPO|preference|reward model|reinforcement|human feedback)\b", re.I)),
)
_DONE = re.compile(r"\b(is|are|was|were|been|we)\b[^.;]{0,60}\b(pre-?|fine-?)?(train(ed)?|tuned)\b", re.I)
_EXTRA = re.compile(
    r"\b(an? |the )?(extra|additional|internal|in-house) (training )?(data ?set|data|corpus|songs|images|recordings)\b",
    re.I,
)
_PAGE_DATA = re.compile(r"\bdata ?sets?\b|\bcorpus\b|\bdata\b", re.I)


def look(
    reading: Reading,
    subject: Subject,
    roles: Roles,
    documents: Documents,
    code: Code,
    mentions: tuple[Mention, ...],
    training: Training,
    data_sources: tuple[DataSource, ...],
) -> Look:
    """For a model: data in files that the training reads, else loaders and links, else how it is described."""
    if subject.kind != "model":
        return
    held = list(_held(reading, roles, documents, code, training))
    whole = list(say(documents, _WITHHELD, paths=documents.leading)) if not held else []
    sources = [] if whole else list(data_sources)
    yield from held[:4]
    for source in sources[:6]:
        yield DETECTOR.says(
            "dataset.elsewhere",
            "yes",
            source.why,
            at(source.path, source.line),
            sure="certain" if source.strength > 2 else "likely",
            value=source.address,
        )
    if sources and not held:
        yield from _access(documents, mentions, sources[0])
    if sources or held:
        yield from _lacking(documents)
        if not held:
            yield from _unlinked(documents, sources)
            yield from _stages(documents, sources)
    elif training.here and (
        maker := next((path for path in code.modules if roles.of(path) == "own" and _SYNTHESIS.search(path)), "")
    ):
        yield DETECTOR.says("dataset.piece", "yes", f"The data is generated by {maker}.", at(maker, 1), sure="likely")
        yield DETECTOR.says(
            "dataset.lacking", "yes", "The generated records are not shared.", at(maker, 1), sure="likely"
        )
    else:
        for hit in whole[:1]:
            yield DETECTOR.says(
                "dataset.described", "yes", f"What trained it is withheld: “{hit.text}”", hit.place, sure="likely"
            )
        yield from _told(documents)
        yield _searched(reading, mentions, training)


def _held(reading: Reading, roles: Roles, documents: Documents, code: Code, training: Training) -> Iterator[Evidence]:
    """Data files that the training path or the text about training names."""
    named = _named(code, training)
    prose = " ".join(hit.sentence.text for hit in say(documents, _DATA, TRAINED, never=EVALUATES))
    for path, entry in reading.entries.items():
        name = PurePosixPath(path).name
        if (
            not _FILE.search(name)
            or roles.of(path) != "own"
            or _NOT_DATA.search(name)
            or _NOT_HOME.search(path)
            or (entry.size or 10**9) < 2000
        ):
            continue
        read = named.get(name)
        if read:
            yield DETECTOR.says(
                "dataset.here", "yes", f"{path} is read by the training ({read[0]}:{read[1]}).", at(path, 1), at(*read)
            )
        elif name in prose and (training.here or TRAINED.search(prose)):
            yield DETECTOR.says(
                "dataset.here", "yes", f"{path} is named as data by the text.", at(path, 1), sure="likely"
            )


def _named(code: Code, training: Training) -> dict[str, tuple[str, int]]:
    """File names in strings of the training path and of its launches, with the place of each."""
    found: dict[str, tuple[str, int]] = {}
    for path in training.paths:
        module = code.modules[path]
        values = [value for call in module.calls for value in (*call.args, *(value for _, value in call.keywords))]
        values += [one.value for one in module.assigns]
        for value in values:
            if value.kind == "string" and _FILE.search(value.constant) and len(value.constant) < 200:
                found.setdefault(PurePosixPath(value.constant).name, (path, value.line))
    for launch in training.launches:
        for word, line in zip(launch.words, launch.lines, strict=False):
            if _FILE.search(word):
                found.setdefault(PurePosixPath(word.rpartition("=")[2]).name, (launch.path, line))
    return found


def _access(documents: Documents, mentions: tuple[Mention, ...], source: DataSource) -> Iterator[Evidence]:
    if source.address.startswith("kaggle:"):
        place = at(source.path, source.line)
        yield DETECTOR.says(
            "dataset.gated", "yes", "Kaggle asks for a login, and for rules to be accepted.", place, sure="likely"
        )
        return
    for hit in say(documents, REQUEST, _PAGE_DATA):
        if not re.search(r"\b(weights|checkpoint|models?)\b", hit.text, re.I):
            yield DETECTOR.says(
                "dataset.gated", "yes", f"A step stands before the data: “{hit.text}”", hit.place, sure="likely"
            )
            return
    yield DETECTOR.says(
        "dataset.public",
        "yes",
        f"{source.address} is given without any condition of access.",
        at(source.path, source.line),
        sure="likely",
        value=source.address,
    )


def _lacking(documents: Documents) -> Iterator[Evidence]:
    for hit in say(
        documents, _LATER, re.compile(r"\b(data ?sets?|data|corpus|corpora)\b", re.I), paths=documents.leading
    ):
        if not EVALUATES.search(hit.sentence.text) and not re.search(
            r"\b(code|model|weights|checkpoint)s?\b", hit.sentence.text, re.I
        ):
            yield DETECTOR.says(
                "dataset.lacking", "yes", f"Data is only promised: “{hit.text}”", hit.place, sure="likely"
            )
            return
    for hit in say(
        documents,
        PRIVATE,
        re.compile(r"\b(training )?(data ?sets?|data|corpus|corpora)\b", re.I),
        paths=documents.leading,
    ):
        if hit.sentence.text.rstrip(' )"”').endswith("?"):
            continue
        if TRAINED.search(hit.sentence.text) or re.search("train|data", trail(hit.sentence.block), re.I):
            yield DETECTOR.says(
                "dataset.lacking", "yes", f"A stage cannot be had: “{hit.text}”", hit.place, sure="likely"
            )
            return


def _unlinked(documents: Documents, sources: list[DataSource]) -> Iterator[Evidence]:
    """Items beside a linked one, in a list of what it was trained on, that name an amount and no place."""
    for source in sources:
        blocks = (
            [block for path, block in documents.blocks(source.path) if block.kind in ("item", "row")]
            if source.path in documents.by_path
            else []
        )
        home = next((block for block in blocks if block.line <= source.line <= block.end_line), None)
        if home is None or not re.search(r"train|data|corpus|composition", trail(home), re.I):
            continue
        for block in blocks:
            beside = block.headings == home.headings and block.kind == home.kind and not block.links
            if beside and _SHARE.search(block.text) and (block.kind == "item" or _AMOUNT.search(block.text)):
                yield DETECTOR.says(
                    "dataset.lacking",
                    "yes",
                    f"Named beside linked sources, without a place: “{shorten(block.text)}”",
                    at(source.path, block.line, block.end_line),
                    sure="likely",
                )
                return


def _stages(documents: Documents, sources: list[DataSource]) -> Iterator[Evidence]:
    """A stage of training whose data is told of, while every linked source belongs to another stage."""
    linked = [_stage(source.why) for source in sources]
    known = frozenset().union(*linked)
    for hit in say(documents, _DONE, _DATA, never=EVALUATES, paths=documents.leading):
        stage = _stage(hit.sentence.text)
        beyond = _EXTRA.search(hit.sentence.text)
        apart = all(linked) and bool(stage) and not stage & known and _AMOUNT.search(hit.sentence.text)
        if (apart or beyond) and not hit.sentence.block.links and not USERS.search(trail(hit.sentence.block)):
            said = f"The data of a stage is told of and not linked: “{hit.text}”"
            yield DETECTOR.says("dataset.lacking", "yes", said, hit.place, sure="likely")
            return


def _stage(text: str) -> frozenset[str]:
    """The stages of training that a text speaks of."""
    return frozenset(name for name, pattern in _STAGES if pattern.search(text))


def _told(documents: Documents) -> Iterator[Evidence]:
    """Sentences that tell what it learned from."""
    hits = [
        hit
        for hit in say(documents, _DID, _ON, _DATA)
        if (
            TRAINED.search(hit.sentence.text)
            or _AMOUNT.search(hit.sentence.text)
            or re.search(r"train|data", trail(hit.sentence.block), re.I)
        )
        and not re.search(r"\byour?\b", hit.sentence.text, re.I)
        and not EVALUATES.search(trail(hit.sentence.block))
        and not USERS.search(trail(hit.sentence.block))
    ]
    weighty = [
        hit
        for hit in hits
        if _AMOUNT.search(hit.sentence.text)
        or _KNOWN.search(hit.sentence.text)
        or re.search(r"train(ing|ed) (data|on|with|using)|corpus|dataset", hit.sentence.text, re.I)
    ]
    weighty = [hit for hit in weighty if not USERS.search(hit.sentence.text) or _AMOUNT.search(hit.sentence.text)]
    weighty = [hit for hit in weighty if not _COST.search(hit.sentence.text)]
    for hit in sorted(weighty, key=_rank)[:3]:
        yield DETECTOR.says("dataset.described", "yes", f"Only described: “{hit.text}”", hit.place, sure="likely")


def _rank(hit: Hit) -> tuple[bool, bool]:
    """What a section on the training data says comes first, then what names an amount."""
    section = re.search(r"training data|train\w* corpus|\bdata(set)?s?\b|corpus", trail(hit.sentence.block), re.I)
    return not section, not _AMOUNT.search(hit.sentence.text)


def _searched(reading: Reading, mentions: tuple[Mention, ...], training: Training) -> Evidence:
    return DETECTOR.says(
        "dataset.here", "no", "Nothing that the model learned from was found, nor a place where it can be had.",
        searched=(count(len(reading.paths), "path"), f"{len(mentions)} addresses in text and code", f"{len(training.paths)} files of the training path"),
    )  # fmt: skip
