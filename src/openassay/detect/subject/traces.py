"""What in the tree of a release and in its links tells what it is?"""

import math
import re
from collections.abc import Iterator

from openassay.detect.detector import at
from openassay.detect.facts import Code, Documents, Loop, Mention, Names, Roles, Sign, flat
from openassay.detect.learning import learns
from openassay.detect.reading import Reading
from openassay.detect.wording import count

_MODEL_BASES = re.compile(
    r"(^|\.)(Module|LightningModule|PreTrainedModel|Layer|Model|nn\.Cell|Block|Chain|HybridBlock)$|PreTrainedModel$"
)
_LEARNS = frozenset(("torch", "tensorflow", "jax", "flax", "haiku", "keras", "transformers", "mxnet", "paddle", "sklearn", "diffusers", "mlx", "equinox", "lightning", "pytorch_lightning", "theano", "caffe", "chainer", "onnxruntime"))  # fmt: skip
_WEIGHT_FILE = re.compile(
    r"\.(safetensors|pth?|ckpt|h5|hdf5|onnx|gguf|tflite|caffemodel|pdparams|msgpack|keras|joblib|mlmodel|npz)$|-shard\d+(of\d+)?(\.bin)?$|weights_manifest\.json$",
    re.I,
)
_DATA_FILE = re.compile(
    r"\.(jsonl(ines)?|csv|tsv|parquet|json|txt|wav|flac|mp3|jpe?g|png|gz|arrow|xml|conll\w*|hdf5|zip|npz|bz2)$", re.I
)
_DATA_FOLDER = re.compile(
    r"data|corpus|annotation|task|questions|splits|problems|prompts|labels|train|test|dev|valid", re.I
)
_TESTER = re.compile(r"(^|/)(eval|metric|scor|grade|judge)", re.I)
_SHOWN = re.compile(r"(^|/)(notebooks?|usage|\w*_models?)(/|_)|usage|baseline", re.I)
_PRETRAINED = re.compile(
    r"\bpre-?trained\b|\btrained (on|over|with|using)\b|\bmachine learning\b|\bneural\b|\bclassifier\b|训练|訓練|学習|학습|обуч|entraîn|entrenad|trainiert",
    re.I,
)
_KEPT: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("package", "the files of a package", re.compile(r"^([^/]+/)?(setup\.py|pyproject\.toml|setup\.cfg)$")),
    ("checks", "checks that run at each change", re.compile(r"^(\.github/workflows/|\.circleci/|\.travis\.yml|\.gitlab-ci|azure-pipelines)")),
    ("hooks", "settings of checkers and pages", re.compile(r"^(\.pre-commit-config\.yaml|tox\.ini|\.?codecov\.yml|MANIFEST\.in|\.readthedocs\.ya?ml|mkdocs\.yml)$")),
    ("changes", "a list of changes", re.compile(r"^(changelog|history|release|changes)", re.I)),
)  # fmt: skip
"""What a project keeps that others' programs rest on: one such file is enough."""
_MANY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("tests", re.compile(r"(^|/)(tests?/.*|test_[^/]*|[^/]*_test)\.(py|cc|cpp|rs|go|jl|ts|js|lua)$")),
    ("pages", re.compile(r"^docs?/")),
)
"""What counts by its number."""
_INSTALL = re.compile(
    r"(?:pip3?|conda|npm|brew) install (?:-U |--upgrade |--user |-c \S+ )?[\"']?([\w.-]+)|cargo add ([\w-]+)", re.I
)
_TELLING = 4
_MOST = 3


def left(
    reading: Reading,
    roles: Roles,
    documents: Documents,
    code: Code,
    loops: tuple[Loop, ...],
    mentions: tuple[Mention, ...],
    names: Names,
) -> Iterator[Sign]:
    """Every sign in the files, the code and the addresses."""
    yield from _built(roles, code, loops)
    yield from _weights(reading, roles, mentions, names)
    yield from _data(reading, roles, code, mentions, names)
    yield from _packaged(reading, documents, names)
    yield from _sized(reading, roles)
    yield from _learning(documents, code, mentions)


def _built(roles: Roles, code: Code, loops: tuple[Loop, ...]) -> Iterator[Sign]:
    """Code of its own that trains, or defines a model."""
    own = [loop for loop in loops if roles.of(loop.path) == "own"]
    if own:
        shown = all(_SHOWN.search(loop.path) for loop in own)
        gradient = next((loop for loop in own if loop.stack == "gradient"), None)
        value = 0.5 if shown else 1.25 if gradient else 0.75
        yield Sign("trains", value, "its own code trains", at(own[0].path, own[0].line))
        if gradient:
            yield Sign("gradients", 1.0, "it trains by gradients", at(gradient.path, gradient.line))
    mine = [(path, module) for path, module in code.modules.items() if roles.of(path) == "own"]
    for path, module in mine:
        for definition in module.definitions:
            if definition.kind == "class" and any(_MODEL_BASES.search(base) for base in definition.bases):
                why = f"it defines the model class {definition.name}"
                yield Sign("defines a model", 0.75, why, at(path, definition.line))
                return


def _weights(reading: Reading, roles: Roles, mentions: tuple[Mention, ...], names: Names) -> Iterator[Sign]:
    """Weights in the tree, and links to weights: its own, or any."""
    linked = [one for one in mentions if one.target in ("model", "weights")]
    if linked:
        value = min(_MOST, len(linked)) / _MOST
        first = linked[0]
        yield Sign("links weights", value, f"it links weights, {first.address}", at(first.path, first.line))
    if named := [one for one in linked if names.owns(one.address)]:
        why = f"it names weights by its own name, {named[0].address}"
        yield Sign("names own weights", 1.0, why, at(named[0].path, named[0].line))
    if own := [one for one in named if roles.of(one.path) in ("own", "docs")]:
        why = f"it links weights of its own name, {own[0].address}"
        yield Sign("links own weights", 1.25, why, at(own[0].path, own[0].line))
    held = [path for path in reading.paths if _WEIGHT_FILE.search(path) and roles.of(path) == "own"]
    if held:
        yield Sign("holds weights", 1.0, "it holds weight files", at(held[0]))


def _data(reading: Reading, roles: Roles, code: Code, mentions: tuple[Mention, ...], names: Names) -> Iterator[Sign]:
    """Data in the tree, links to data, and programs that score."""
    linked = [one for one in mentions if one.target == "dataset"]
    if linked:
        value = min(_MOST, len(linked)) / _MOST
        yield Sign("links data", value, f"it links data, {linked[0].address}", at(linked[0].path, linked[0].line))
    if own := [one for one in linked if names.owns(one.address) and not one.code]:
        why = f"it links data of its own name, {own[0].address}"
        yield Sign("links own data", 1.0, why, at(own[0].path, own[0].line))
    data = [path for path in reading.paths if _DATA_FILE.search(path)]
    if data:
        share = len(data) / len(reading.paths)
        yield Sign("data files", share, f"{share:.0%} of its files are data", at(data[0]))
    programs = [path for path in code.modules if roles.of(path) == "own"]
    kept = [path for path in data if _in_data_folder(path) and roles.of(path) in ("own", "evaluation")]
    if kept and len(kept) > 3 * len(programs):
        yield Sign("mostly data", 0.75, f"most of its tree is data ({len(kept)} files)", at(kept[0]))
    testers = [path for path in code.modules if roles.of(path) == "evaluation" or _TESTER.search(path)]
    if testers and len(testers) >= max(1, len(programs) // 3):
        yield Sign("mostly evaluates", 0.75, "much of its code evaluates", at(testers[0]))


def _in_data_folder(path: str) -> bool:
    folder, _, _ = path.rpartition("/")
    return _DATA_FOLDER.search(folder) is not None


def _packaged(reading: Reading, documents: Documents, names: Names) -> Iterator[Sign]:
    """What is made to be used by others' programs: a package, installed by its name, with tests and pages."""
    for name, what, pattern in _KEPT:
        if first := next((path for path in reading.paths if pattern.search(path)), ""):
            yield Sign(name, 1.0, f"it has {what}", at(first))
    for name, pattern in _MANY:
        if held := [path for path in reading.paths if pattern.search(path)]:
            yield Sign(name, math.log1p(len(held)) / 3, f"it has {count(len(held), 'file')} of {name}", at(held[0]))
    called = {flat(name) for name in (names.folder, names.title)}
    for path, block in documents.blocks(documents.main) if documents.main else ():
        for match in _INSTALL.finditer(block.text):
            word = flat(match.group(1) or match.group(2))
            if word in called or (len(word) >= _TELLING and any(name.startswith(word) for name in called)):
                yield Sign("installed", 1.0, f"it is installed by its name, “{match.group()}”", at(path, block.line))
                return


def _sized(reading: Reading, roles: Roles) -> Iterator[Sign]:
    """How large it is, as logarithms: all its files, and its own Python."""
    programs = [path for path in reading.paths if path.endswith(".py") and roles.of(path) == "own"]
    if reading.paths:
        yield Sign(
            "files", math.log1p(len(reading.paths)) / 4, f"it has {len(reading.paths)} files", at(reading.paths[0])
        )
    if programs:
        yield Sign("programs", math.log1p(len(programs)) / 3, f"it has {len(programs)} programs", at(programs[0]))


def _learning(documents: Documents, code: Code, mentions: tuple[Mention, ...]) -> Iterator[Sign]:
    """Whether anything at all here learns or has learned: the first place that says so."""
    for mention in mentions:
        if mention.target == "model":
            yield Sign("learns", 1.0, f"it names a model, {mention.address}", at(mention.path, mention.line))
            return
    said = [one for one in documents.sentences(*documents.leading) if _PRETRAINED.search(one[1].text)][:2]
    if len(said) > 1:
        yield Sign("learns", 1.0, "its text speaks of learning", at(said[0][0], said[0][1].line))
        return
    for path, module in code.modules.items():
        if learns(module) or any(one.module.split(".")[0] in _LEARNS for one in module.imports):
            yield Sign("learns", 1.0, "its code uses a library that learns", at(path))
            return
