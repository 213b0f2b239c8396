"""Where can the training data of this model be had?"""

import re
from collections.abc import Iterator

from openassay.detect.dataset.address import barren
from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Code, DataSource, Documents, Given, Mention, Names, Roles, Training
from openassay.detect.reading import Reading
from openassay.detect.wording import EVALUATES, NOT_OURS, PROMISED, TRAINED, measured, shorten, taught
from openassay.read.module import Call
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-DAT-03",
    part="dataset",
    question="Where can the training data of this model be had?",
    why="A dataset that is named is not yet one that trained the model, nor one that can be fetched.",
    satisfy="Say `trained on`, name the dataset, and link its files, hub id or download command in the same sentence.",
    facts=(),
    needs=("subject", "roles", "documents", "code", "mentions", "names", "training", "values"),
    gives="data_sources",
)

_FILE = re.compile(
    r"\.(jsonl(ines)?|json|csv|tsv|txt|parquet|npz|npy|bin|gz|zip|arrow|pkl|pickle|h5|hdf5|tar|lmdb|xml|fasta|pgn|wav|db|zst|xz|bz2|tfrecords?)$",
    re.I,
)
_PREPARE = re.compile(r"data|prepar|download|preprocess|corpus|get_|fetch|load", re.I)
_LIBRARY_DATA = re.compile(
    r"(torchvision\.datasets|tensorflow_datasets|tfds|keras\.datasets|sklearn\.datasets|torchaudio\.datasets|nltk\.corpus|torchtext\.datasets|datasets\.load_dataset|load_dataset|fetch_openml|medmnist|ogb\.\w+|torch_geometric\.datasets|deeplake\.load|mirdata\.initialize|mne\.datasets|cellxgene_census|gdown\.download|wget\.download|kagglehub\.dataset_download|streaming\.\w+)(\.|$)"
)
_ANYTHING = re.compile(r"(gdown|wget)\.download$")
_STORES = re.compile(r"data|corpus|prepar", re.I)
_BUNDLED = re.compile(r"(torchvision|torchaudio|torchtext|keras|sklearn)\.datasets\.")
_ASIDE = re.compile(r"fine-?\s?tun|\b(toy|examples?|demos?)\b", re.I)
_FETCH = re.compile(r"\b(download(ing|ed)?|get|obtain|fetch)\b", re.I)
_STORED = re.compile(r"\bdata ?sets?\b|\bcorpus\b|\bdata\b|\bdumps?\b", re.I)
_DEMO = re.compile(
    r"\b(demo\w*|toy|dummy|sample|example|starter) (data ?sets?|data|corpus|subset|set)\b|\b(data|it|this)( ?set)? as (an )?example\b",
    re.I,
)
_SPLIT = re.compile(r"\W*train(ing)?( (set|split|data))?\W*", re.I)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_DEEP = re.compile(r"://[^/]+/[^/?#]")
_PAGE_DATA = re.compile(r"\bdata ?sets?\b|\bcorpus\b|\bdata\b", re.I)
_DATA_HEAD = re.compile(r"\b(training )?(data ?sets?|data|corpus|corpora)\b|\bprepar|\btrain", re.I)
_TRAINING_FOLDER = re.compile(r"(^|/)(pre[_-]?)?train(ing)?/", re.I)
_THE_DATA = re.compile(r"\W*((pre-?)?training |our )?(data|data ?sets?|corpus|corpora)\W*", re.I)
_DATA_NAME = re.compile(
    r"(^|[._-])(train[_-]?)?(data|dataset)s?([_-]?(path|name|id|repo|names|mixer|dir|hub))?$|^dataset|^data_path", re.I
)
_NEVER = re.compile(
    r"(^|[/_-])(demo|toy|sample|example|dummy)s?([/_.-]|$)|eval|bench(?!mark-data)|[-_/]test\b",
    re.I,
)
_EVALUATED = re.compile(r"(^|[._-])(val|valid|validation|test|dev|eval\w*|zero_?shot)([._-]|$)", re.I)
_WEIGHTS = re.compile(r"model|weight|ckpt|checkpoint|vocab|bpe|token", re.I)
_FORMATS = ("json", "csv", "text", "parquet", "imagefolder", "arrow", "webdataset", "audiofolder")
_TAUGHT = re.compile(
    r"\b((pre-?)?train\w*|tuned|data(set)?s?|corpus|corpora|drawn|download\w*|mixture|subsets?)\b[^.;]{0,60}\b(on|from|using|with|of|is|are|as|in|at)\b[^.;]{0,40}$",
    re.I,
)
_NOUN_AFTER = re.compile(
    r"^[\s\"'”)\]]*(\w+[\s-]){0,2}(data ?sets?|data|corpus|corpora|collection|dump|crawl|subset|mixture)\b|"
    r"^[\s,(]*(which|that)? ?(contain\w*|includ\w*|consist\w*|compris\w*|has|have|of)?\D{0,12}\d[\d.,]*\s?[kKMBT]?\s?(tokens|images|documents|hours|examples|pairs|words|videos|sentences|samples)\b",
    re.I,
)
_COMPOSITION = re.compile(
    r"(pre-?)?training (data|corpus|corpora|sets?)\b|data(set)?s? (composition|sources|mixture|mix)\b|composition of (the )?(training|data)",
    re.I,
)
_LOCAL = re.compile(
    r"((\w+_)?(data|datasets?|path|dir|folder|files?)(_\w+)?|\.|home|mnt|tmp|output|configs?|examples?|scripts?|src)/|.*\.(list|txt|lst|sh|py|raw|tokens|dat)$",
    re.I,
)


def look(
    reading: Reading,
    subject: Subject,
    roles: Roles,
    documents: Documents,
    code: Code,
    mentions: tuple[Mention, ...],
    names: Names,
    training: Training,
    values: tuple[Given, ...],
) -> Look:
    """For a model: loaders and names on the training path, downloads that prepare data, and links of the text."""
    yield from ()
    if subject.kind != "model":
        return ()
    found = {
        *_named_sets(values, training),
        *_loaded(documents, code, roles, training),
        *_linked(mentions, roles, documents, training, names),
    }
    return tuple(sorted(found, key=lambda one: (-one.strength, one.path, one.line, one.address, one.why)))


def _named_sets(values: tuple[Given, ...], training: Training) -> Iterator[DataSource]:
    """Hub ids that the training takes under a data name."""
    for one in values if training.here else ():
        identifier = re.fullmatch(r"[A-Za-z0-9][\w.-]+/[A-Za-z0-9][\w.-]+", one.value)
        named = identifier and one.origin != "prose" and _DATA_NAME.search(one.name) and not _EVALUATED.search(one.name)
        if named and not (_FILE.search(one.value) or _LOCAL.match(one.value) or _NEVER.search(one.value)):
            yield DataSource(
                one.path, one.line, one.value, f"The training takes its data from {one.value} ({one.name}).", 3
            )


def _loaded(documents: Documents, code: Code, roles: Roles, training: Training) -> Iterator[DataSource]:
    """Loaders and downloads in the training path, and in programs that prepare its data."""
    for path in dict.fromkeys((*training.paths, *_preparing(documents, code, roles, training))):
        for call in code.modules[path].calls:
            if not _LIBRARY_DATA.search(call.name) or re.search(
                r"load_from_disk|folder|fake|\.utils\.|as_numpy|ReadConfig", call.name, re.I
            ):
                continue
            if _ANYTHING.search(call.name) and not _of_data(path, call):
                continue
            named = next((value.constant for value in call.args[:1] if value.kind == "string" and value.constant), "")
            if named and named not in _FORMATS and not _BUNDLED.match(call.name):
                yield DataSource(path, call.line, named, f"{call.name} loads {named}.", 3)
            elif "load_dataset" not in call.name and "tfds" not in call.name and _spoken_of(call.name, documents):
                yield DataSource(path, call.line, call.name, f"{call.name} downloads the data.", 3)


def _of_data(path: str, call: Call) -> bool:
    """Whether what a general download brings is data: by the program's name, and not by what is asked for."""
    asked = " ".join((*(value.text for value in call.args), *(value.text for _, value in call.keywords)))
    return bool(_STORES.search(path)) and not _WEIGHTS.search(asked)


def _spoken_of(loader: str, documents: Documents) -> bool:
    """Whether the text speaks of the set that a library's loader brings: a program can offer sets that nobody used."""
    if not _BUNDLED.match(loader):
        return True
    name = re.sub(r"\W|\d+$", "", loader.rpartition(".")[2]).lower()
    return any(
        name in re.sub(r"\W", "", block.text.lower()) and not _ASIDE.search(block.text)
        for _, block in documents.blocks()
    )


def _preparing(documents: Documents, code: Code, roles: Roles, training: Training) -> Iterator[str]:
    """Own programs named for preparing data, where the training is here or a text beside them speaks of it."""
    told = {
        path.rpartition("/")[0]
        for path, block in documents.blocks()
        if "/" in path and re.search(r"\b(pre-?)?train(ing|ed)?\b", block.text, re.I)
    }
    for path in code.modules:
        named = _PREPARE.search(path) and not re.search(r"eval|test|infer|demo", path, re.I)
        if named and roles.of(path) == "own" and (training.here or path.rpartition("/")[0] in told):
            yield path


def _linked(
    mentions: tuple[Mention, ...], roles: Roles, documents: Documents, training: Training, names: Names
) -> Iterator[DataSource]:
    """Addresses of data that text, scripts or programs give for training."""
    evaluating = {path for path in documents.own if path not in documents.leading and _evaluates(documents, path)}
    for one in mentions:
        own = one.target == "repository" and names.itself(one.address)
        strength = -9 if own or one.path in evaluating else _strength(one, roles, training)
        if strength > 0:
            strength = 0 if _DEMO.search(_near(one)) else strength
            said = f": “{shorten(one.context, 120)}”" if one.context else "."
            yield DataSource(one.path, one.line, one.address, f"The data is at {one.address}{said}", strength)


def _evaluates(documents: Documents, path: str) -> bool:
    """Whether a document opens with evaluation and does not speak of training there."""
    opening = " ".join(block.text for _, block in [*documents.blocks(path)][:4])
    return bool(EVALUATES.search(f"{path} {opening}")) and not re.search(r"\btrain", opening, re.I)


def _strength(one: Mention, roles: Roles, training: Training) -> int:
    """How much speaks for an address holding what the release learned from: above 0 it counts."""
    if _aside(one, roles, training):
        return -9
    if one.code and not one.path.endswith((".md", ".rst", ".txt", ".html")):
        prepares = bool(_PREPARE.search(one.path)) or one.path in training.paths
        wanted = ("archive", "storage", "dataset") if one.path.endswith(".sh") else ("archive", "storage")
        fetched = one.target in wanted and training.here and prepares
        return 2 if fetched and not _WEIGHTS.search(one.address + one.context[:80]) else -1
    above = " / ".join(one.headings)
    words = f"{one.label} {one.context}"
    told = TRAINED.search(words.replace(one.address, ""))
    trains = bool(told or re.search(r"train", above, re.I) or _TRAINING_FOLDER.search(one.path))
    if one.target == "dataset":
        known = trains or training.here or _DATA_HEAD.search(above) or _THE_DATA.fullmatch(one.label)
        return 2 + trains if known else 0
    about = _PAGE_DATA.search(words) or _PAGE_DATA.search(above) or _SPLIT.fullmatch(one.label)
    if not about or re.search(r"checkpoint|weights|pre-?trained model|model zoo|blog|code", one.label, re.I):
        return 0
    if one.target in ("archive", "storage"):
        return 2 if trains or training.here else 0
    return (
        1 if _COMPOSITION.search(above) or _fetched(one, training, trains=trains) or (trains and _is_data(one)) else 0
    )


def _fetched(one: Mention, training: Training, *, trains: bool) -> bool:
    """Whether the text says to download data from a page below a home page."""
    near = _near(one)
    named = near if "://" in one.label else one.label
    fetched = _FETCH.search(near) and _STORED.search(named) and _DEEP.search(one.address)
    return bool(fetched) and (training.here or trains)


def _near(one: Mention) -> str:
    """The sentence of the context that the address stands in."""
    wanted = one.label or one.address
    return next((sentence for sentence in _END.split(one.context) if wanted in sentence), one.context)


def _aside(one: Mention, roles: Roles, training: Training) -> bool:
    """Whether an address is for evaluation, for users, promised, or of another kind altogether."""
    above = " / ".join(one.headings)
    words = f"{one.label} {one.context}"
    if roles.of(one.path) not in ("own", "docs") or one.target in ("model", "weights", "paper"):
        return True
    if NOT_OURS.search(above) or _NEVER.search(one.address) or measured(one.headings) or taught(one.headings):
        return True
    if barren(one):
        return True
    asked = not training.here and not _TRAINING_FOLDER.search(one.path)
    if asked and not one.code and re.search(r"\b(you|your|users?)\b", _near(one), re.I):
        return True
    evaluated = EVALUATES.search(words) and not TRAINED.search(words)
    return bool(evaluated or PROMISED.search(one.context) or re.search(r"eval|benchmark|comparison", one.path, re.I))


def _is_data(one: Mention) -> bool:
    """Whether the linked words stand where a sentence names the data: after `trained on`, or as `the X dataset`."""
    place = one.context.find(one.label) if one.label else -1
    if place < 0:
        return False
    before, after = one.context[:place], one.context[place + len(one.label) :]
    noun = _PAGE_DATA.search(re.sub(r"[_-]", " ", one.label)) or _NOUN_AFTER.search(after)
    return bool(_TAUGHT.search(before)) and bool(noun or re.search(r"\btrained on (the |a )?$", before, re.I))
