"""Which named values does the training run with?"""

import re
from collections.abc import Iterator
from itertools import pairwise

from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Code, Documents, Given, Launch, Names, Roles, Training
from openassay.detect.reading import Reading
from openassay.detect.wording import NOT_OURS
from openassay.read import option
from openassay.read.document import Block, Sentence, sentences
from openassay.read.module import Assign, Call, Module
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-SUB-10",
    part="subject",
    question="Which named values does the training run with?",
    why="A learning rate or a seed counts where the training takes it: in a launch, a configuration, a default or a call.",
    satisfy="Keep the values of the run in one configuration file that its launch command names.",
    facts=(),
    needs=("subject", "roles", "documents", "code", "training", "names"),
    seconds=60.0,
    gives="values",
)

_OPTION = re.compile(r"^--?([A-Za-z][\w.-]*)(?:=(.*))?$", re.S)
_HYDRA = re.compile(r"^\+{0,2}([A-Za-z][\w./@-]*)=(.+)$", re.S)
_SEED = re.compile(r"seed|random_state", re.I)
_RUNS = re.compile(r"(^|[._])(main|run|train\w*|fit|(set|fix|init|setup)_\w*seeds?|seed_\w+|pretrain\w*)$", re.I)
_PEAK = re.compile(r"\b(peak_value|init_value|max_lr|peak_lr|learning_rate|value)\s*=\s*(?P<value>\d[\d.e-]*)")
_BOUND = re.compile(r"^([A-Za-z][\w./]*)\s*=\s*([^=\s][^=]*)$", re.S)
_TAKES = re.compile(
    r"optim|adam|sgd|lion|muon|loader|trainer|arguments|config|sched|lr|fit|train|minimi[sz]e|sampler|seed|hparam|params|options|namespace|dict|compile|experiment|fabric|initialize|FLAGS|setdefault|lamb|adafactor|run|rng|key|generator|batch|module|model",
    re.I,
)
_OPTIMIZER = re.compile(
    r"(^|[._])(adam\w*|sgd|lion|adafactor|lamb|rmsprop|adagrad|momentum|descent|nesterov)(options)?(\.(new|new_lr|default))?$",
    re.I,
)
_SPELLED = re.compile(r"(?:adam\w*|sgd|lamb|adagrad|rmsprop)\b[^\s]{0,60}?[,(]lr=([\d.][\de.-]*)", re.I)
_SPLITS = re.compile(r"split|subset|(^|[._])(filter|map|select|sample)$", re.I)
_ESTIMATOR = re.compile(r"(sklearn|xgboost|lightgbm|catboost|gensim|fasttext|hmmlearn|pycrfsuite)\.")
_AWAY = re.compile(r"eval|valid|test|infer|sample|generat|predict|demo", re.I)
_NUMBER = r"[-+]?\d[\d,]*(?:\.\d+)?(?:\s?(?:e|E|×\s?10|x\s?10\^?|\*\s?10\^?)\s?[-−^]?\d+)?[kKMB]?"
_PROSE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("learning_rate", re.compile(rf"\b(?:learning[ -]rates?|\blr)\b[^.;|\d]{{0,60}}?(?P<value>{_NUMBER})", re.I)),
    ("learning_rate", re.compile(rf"(?P<value>{_NUMBER})\s+(?:peak |initial |base |max(?:imum)? )?learning[ -]rate", re.I)),
    ("batch_size", re.compile(rf"\bbatch(?:[ -]?sizes?| of)\b[^.;|\d]{{0,50}}?(?P<value>{_NUMBER})", re.I)),
    ("batch_size", re.compile(rf"(?P<value>{_NUMBER})\s+(?:global |total )?(?:sequences|samples|images|examples|tokens) per (?:batch|step)|(?P<other>{_NUMBER}) batch size", re.I)),
    ("steps", re.compile(rf"\b(?:for|of|total(?:ing)?|after|over|at|in|steps?|iterations?|epochs?|updates?)\b[^.;|\d]{{0,25}}?(?P<value>{_NUMBER})\s?(?:training |train |optimization |gradient |optimizer |total |full |complete )?(?:steps|iterations|iters|epochs?|updates)\b", re.I)),
    ("steps", re.compile(rf"\b(?:number of |max(?:imum)? |total |train(?:ing)? )?(?:steps|iterations|epochs|updates)\s*(?:\||:|=|of|is|was|are|were|to)\s*(?P<value>{_NUMBER})", re.I)),
    ("epochs", re.compile(r"\b(?P<value>one|two|three|four|five|six|ten|single)\s+epochs?\b", re.I)),
    ("optimizer", re.compile(r"\b(?P<value>AdamW|Adam|SGD|Adafactor|LAMB|Lion|RMSprop|Adagrad|Muon|Shampoo|LARS|Sophia|NAdam|RAdam|Momentum optimizer)\b(?! ?(et|\[))")),
    ("seed", re.compile(r"\b(?:random |fixed |global |training )?seed(?:s)?\b\s*(?:of|is|was|=|:|to|\||value)?\s*(?P<value>\d+)", re.I)),
)  # fmt: skip
_WARM = re.compile(r"warm-?\s?up|\bevery\b|\bper\b", re.I)
_EACH = re.compile(r"[^.;]{0,25}\bper[ -](gpu|device|card|accelerator|tpu|node|core)", re.I)
_GUIDE = re.compile(r"fine-?_?tun|(?<![a-z])q?lora(?![a-z])|tutorial|infer|deploy|quanti[sz]|serv(e|ing)", re.I)
"""In a document's path: that it guides users."""
_PAIR = re.compile(rf"^\W*([A-Za-z][\w /-]{{1,40}}?)\W*[:=]\s*({_NUMBER})")
_TRAINS = re.compile(
    r"\btrain|pre-?train|fine-?tun|optimi[sz]|hyper-?param|learning rate|schedule|recipe|reproduc", re.I
)
_NOT_TRAINING = re.compile(
    r"\binference\b|\bsampling\b|\bserving\b|\bdecod|\bgenerat(e|ion)\b|\bevaluat|\bbenchmark|\bdemo\b|your own|custom|downstream|\bprobe|throughput|latency|speed|memory",
    re.I,
)


def look(
    reading: Reading, subject: Subject, roles: Roles, documents: Documents, code: Code, training: Training, names: Names
) -> Look:
    """Collect values from launches, configs, programs and prose, the most telling origin first."""
    yield from ()
    found: list[Given] = []
    for launch in (*training.launches, *training.absent):
        found += _launched(launch)
    found += [spelled for one in found for spelled in _spelled(one)]
    for path in training.configs:
        given = list(_configured(reading, code, path))
        found += given if training.here or training.absent or _like_training(given) else []
    homes = {loop.path for loop in training.loops} | set(training.entries)
    for path in training.paths:
        programmed = list(_programmed(path, code.modules[path], near=path in homes))
        found += programmed + [spelled for one in programmed for spelled in _spelled(one)]
    found += _prose(documents, reading, training, names)
    return tuple(dict.fromkeys(found))


def _launched(launch: Launch) -> Iterator[Given]:
    words, lines = launch.words, launch.lines
    for place, word in enumerate(words):
        line = lines[place] if place < len(lines) else launch.line
        if option := _OPTION.match(word):
            value = option.group(2)
            if value is None and place + 1 < len(words) and not words[place + 1].startswith("--"):
                value = words[place + 1]
            if bound := _BOUND.match(value or ""):
                yield Given(bound.group(1), bound.group(2), launch.path, line, "launch")
            else:
                yield Given(option.group(1), value if value is not None else "true", launch.path, line, "launch")
        elif hydra := _HYDRA.match(word):
            yield Given(hydra.group(1), hydra.group(2), launch.path, line, "launch")


def _spelled(one: Given) -> Iterator[Given]:
    """The learning rate that stands behind the optimizer's name in one value: `--optimizer adam,lr=0.0001`."""
    if rate := _SPELLED.match(one.value):
        yield Given("lr", rate[1], one.path, one.line, one.origin)


def _like_training(given: list[Given]) -> bool:
    """Whether a configuration holds a learning rate and something else that only training has."""
    names = " ".join(one.name for one in given)
    return bool(re.search(r"(^|[\s._-])(lr|learning[_-]?rate)\b", names, re.I)) and bool(
        re.search(r"optim|batch|iters|epochs|steps|weight[_-]decay", names, re.I)
    )


def _configured(reading: Reading, code: Code, path: str) -> Iterator[Given]:
    module = code.modules.get(path)
    if module is not None:
        yield from (
            Given(one.target, one.value.constant, path, one.line, "config")
            for one in module.assigns
            if one.value.constant
        )
        for call in module.calls:
            yield from _scheduled(path, call)
        for call in module.calls:
            yield from (
                Given(name, value.constant, path, value.line, "config")
                for name, value in call.keywords
                if value.constant
            )
        return
    settings = reading.settings(path)
    for one in settings.items if settings else ():
        yield Given(one.key, one.value, path, one.line, "config")


def _scheduled(path: str, call: Call) -> Iterator[Given]:
    """The peak of a learning rate that is given as a schedule: learning_rate=dict(peak_value=3e-4, ...)."""
    for name, value in call.keywords:
        if name in ("learning_rate", "lr") and value.kind == "call":
            peaks = {match[1]: match["value"] for match in _PEAK.finditer(value.text)}
            if peak := peaks.get("peak_value") or next(iter(peaks.values()), ""):
                yield Given(name, peak, path, value.line, "config")


def _programmed(path: str, module: Module, *, near: bool) -> Iterator[Given]:
    """Values of a program; what a function takes by default only where a loop, an entry or an optimizer is `near`."""
    near = near or any(_OPTIMIZER.search(call.name) for call in module.calls)
    for call in module.calls:
        yield from _call(path, call)
    for call, value in option.chained(module.calls):
        yield Given(option.named(call), value.constant, path, value.line, "default")
    yield from _built(path, module)
    for one in module.assigns:
        if near or not one.parameter or _SEED.search(one.target):
            yield from _assign(path, one)


def _built(path: str, module: Module) -> Iterator[Given]:
    """The learning rate of an optimizer that is built after it is chosen: `Adam::default().build(&vs, 1e-3)`."""
    for before, call in pairwise(module.calls):
        rate = next((value for value in call.args[1:2] if value.kind == "number"), None)
        if call.name == "?.build" and rate is not None and _OPTIMIZER.search(before.name):
            yield Given("learning_rate", rate.constant, path, rate.line, "call")


def _call(path: str, call: Call) -> Iterator[Given]:
    """An option's default, or keywords that carry constants."""
    if option.defines(call):
        given = option.default(call)
        if given is not None and option.named(call):
            yield Given(option.named(call), given.constant or "", path, call.line, "default")
        return
    if _SPLITS.search(call.name):
        return
    rate = next((value for value in call.args[:2] if value.kind == "number"), None)
    if _OPTIMIZER.search(call.name) and rate is not None:
        yield Given("learning_rate", rate.constant, path, rate.line, "call")
    for name, value in (
        call.keywords
        if (_TAKES.search(call.name) or _ESTIMATOR.match(call.name)) and not _AWAY.search(call.scope)
        else ()
    ):
        if value.constant:
            yield Given(name, value.constant, path, value.line, "call")


def _assign(path: str, one: Assign) -> Iterator[Given]:
    if one.parameter and _SEED.search(one.target) and not _RUNS.search(one.scope):
        return
    if one.value.constant:
        yield Given(one.target, one.value.constant, path, one.line, "default")
    elif one.value.kind == "call" and ("field" in one.value.name or "get" in one.value.name):
        match = re.search(r"default\s*=\s*([^,)\s]+)", one.value.text)
        if match:
            yield Given(one.target, match.group(1).strip("'\""), path, one.line, "default")


def _prose(documents: Documents, reading: Reading, training: Training, names: Names) -> Iterator[Given]:
    """Values that sentences, items and table rows state about training; a report in PDF only where no loop tells."""
    for path, sentence in documents.sentences():
        if path in documents.leading or not _GUIDE.search(path):
            yield from _stated(path, sentence)
    for path in documents.papers(names) if not training.here else ():
        report = reading.document(path)
        for block in report.blocks if report else ():
            for sentence in sentences(block):
                yield from _stated(path, sentence)


def _stated(path: str, sentence: Sentence) -> Iterator[Given]:
    """What one sentence gives; a row and an item give a value under a heading that speaks of training."""
    above = " / ".join(sentence.block.headings[1:] or sentence.block.headings)
    if NOT_OURS.search(above) or _NOT_TRAINING.search(above):
        return
    header = " ".join(sentence.block.header)
    if sentence.block.kind == "row" and _TRAINS.search(f"{above} {header}"):
        yield from _row(path, sentence.block)
    pair = _PAIR.match(sentence.text) if sentence.block.kind == "item" and _TRAINS.search(above) else None
    if pair:
        yield Given(_snake(pair.group(1)), pair.group(2), path, sentence.line, "prose")
    row = " | ".join((*sentence.block.header, *sentence.block.cells)) if sentence.block.kind == "row" else ""
    if _TRAINS.search(f"{above} {sentence.text} {row}") and not _NOT_TRAINING.search(sentence.text):
        yield from _worded(path, sentence)


def _worded(path: str, sentence: Sentence) -> Iterator[Given]:
    for name, pattern in _PROSE:
        match = pattern.search(sentence.text)
        if match is None:
            continue
        value, end = match.group("value"), match.end("value")
        if value is None:
            value, end = match.groupdict().get("other") or "", match.end()
        if name == "steps" and _WARM.search(sentence.text[max(0, match.start() - 12) : match.end() + 12]):
            continue
        each = name == "batch_size" and _EACH.match(sentence.text[end:])
        yield Given("batch_size_per_gpu" if each else name, value, path, sentence.line, "prose")


def _row(path: str, block: Block) -> Iterator[Given]:
    """A row whose first cell names a value, or cells under headers that do."""
    if len(block.cells) > 1 and re.match(_NUMBER, block.cells[1].strip()):
        yield Given(_snake(block.cells[0]), block.cells[1].strip(), path, block.line, "prose")
    for title, cell in zip(block.header[1:], block.cells[1:], strict=False):
        if re.match(_NUMBER, cell.strip()):
            yield Given(_snake(title), cell.strip(), path, block.line, "prose")


def _snake(text: str) -> str:
    return re.sub(r"\W+", "_", text.strip().lower()).strip("_")
