"""Which line would fix the randomness?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Build, Code, Documents, Loop, Training
from openassay.detect.mending import Told, in_readme, mend
from openassay.detect.reading import Reading
from openassay.read.module import Call
from openassay.schema import Evidence, Location, Subject

DETECTOR = Detector(
    id="OA-RNG-40",
    part="rng",
    question="Which line would fix the randomness?",
    why="One call before the first random draw makes a run that can be repeated.",
    satisfy="Write the line that is named before the first random draw, and say in the README which seed was used.",
    facts=("rng.mend",),
    needs=("subject", "documents", "code", "training", "build", "everything"),
)

_BASE = re.compile(r"(^|\.)(\w*Module|\w*Model|Layer|Cell|Chain|Block)$")
_BUILDS = re.compile(
    r"(from_pretrained|from_config|Sequential)$|(^|[._])(build|create|get|make|init)_?(model|net|network)$"
)
_CALLS = (
    (("lightning", "pytorch_lightning"), "lightning.seed_everything(<seed>)"),
    (("torch",), "torch.manual_seed(<seed>)"),
    (("tensorflow", "keras"), "keras.utils.set_random_seed(<seed>)"),
    (("jax",), "jax.random.key(<seed>)"),
    (("paddle",), "paddle.seed(<seed>)"),
    (("mlx",), "mlx.core.random.seed(<seed>)"),
    (("transformers",), "transformers.set_seed(<seed>)"),
    (("numpy", "sklearn", "gensim"), "numpy.random.seed(<seed>)"),
    (("random",), "random.seed(<seed>)"),
)
_ORDER = re.compile(r"(^|\.)(DataLoader|RandomSampler|DistributedSampler|shuffle|train_test_split|random_split)$")
_SECTION = re.compile(r"^(?!.*\bdata).*\b(train(ing)?|reproduc\w*|hyper-?param\w*|random\w*|seeds?)\b", re.I)
_SAMPLING = re.compile(r"evaluat|sampl|build|creat|construct|reproduc|seed", re.I)


def look(
    reading: Reading,
    subject: Subject,
    documents: Documents,
    code: Code,
    training: Training,
    build: Build,
    everything: tuple[Evidence, ...],
) -> Look:
    """The call that seeds, before the model is built or the records are drawn; else the sentence that tells the seed."""
    told = Told(everything)
    if subject.kind in ("dataset", "benchmark"):
        yield from _sampled(documents, code, build, told)
    elif told.no("rng.seed"):
        yield _seeded(documents, code, training)
    elif told.no("rng.order"):
        yield _ordered(documents, code, training)


def _seeded(documents: Documents, code: Code, training: Training) -> Evidence:
    loop = training.loops[0] if training.loops else None
    module = code.modules.get(loop.path) if loop else None
    if loop is None or module is None or _c(loop.path):
        line = "Trained with seed: <the seed of the released run>; the data order is fixed: <how the records were shuffled>"
        return in_readme(
            DETECTOR, documents, _SECTION, line, "Say how the released run was seeded, or that it was not."
        )
    line = _call(code, (loop.path, *training.entries, *training.paths))
    place, what = _before(code, training, loop)
    return mend(
        DETECTOR, line, f"Write it before {what}, and the seed in the README; the next run can then be repeated.", place
    )


def _c(path: str) -> bool:
    return path.endswith((".c", ".cc", ".cpp", ".cu", ".h"))


def _call(code: Code, paths: tuple[str, ...]) -> str:
    """The call that seeds every generator of the library in use."""
    seen = {one.module.split(".")[0] for path in paths if path in code.modules for one in code.modules[path].imports}
    return next((call for names, call in _CALLS if seen.intersection(names)), "random.seed(<seed>)")


def _before(code: Code, training: Training, loop: Loop) -> tuple[Location, str]:
    """The line that builds the model in an entry point or beside the loop, else the loop."""
    own = {
        one.name.rpartition(".")[2]
        for path in training.paths
        for one in (code.modules[path].definitions if path in code.modules else ())
        if one.kind == "class" and any(map(_BASE.search, one.bases))
    }
    for path in dict.fromkeys((*training.entries, loop.path)):
        module = code.modules.get(path)
        classes = {one.name for one in module.definitions if one.kind == "class"} if module else set()
        for call in module.calls if module else ():
            last = call.name.rpartition(".")[2]
            if (last in own or _BUILDS.search(call.name)) and not _inside(call, classes):
                return at(path, call.line), "the model is built"
    home = next((one for one in code.modules[loop.path].definitions if one.name == loop.scope), None)
    return at(loop.path, home.line if home else loop.line), "anything is drawn at random"


def _inside(call: Call, classes: set[str]) -> bool:
    return any(call.scope == one or call.scope.startswith(f"{one}.") for one in classes)


def _ordered(documents: Documents, code: Code, training: Training) -> Evidence:
    """Where the order of the data is drawn, else a sentence that tells it."""
    for path in training.paths:
        for call in code.modules[path].calls if path in code.modules else ():
            if _ORDER.search(call.name):
                last = call.name.rpartition(".")[2]
                line = (
                    "generator=torch.Generator().manual_seed(<seed>)"
                    if call.name.startswith("torch")
                    else "seed=<seed>"
                )
                return mend(
                    DETECTOR,
                    line,
                    f"Give {last} a seed of its own, so that the order of the data can be repeated.",
                    at(path, call.line),
                )
    line = "The data order of the training is fixed: <how the records were shuffled, and from which seed>"
    return in_readme(DETECTOR, documents, _SECTION, line, "The seed is given, the order of the data is not.")


def _sampled(documents: Documents, code: Code, build: Build, told: Told) -> Iterator[Evidence]:
    """For a dataset or a benchmark: before the records or the examples are drawn."""
    if not told.no("rng.seed", "rng.here", "rng.order") or told.yes("rng.seed", "rng.here", "rng.not_applicable"):
        return
    if build.functions:
        path, function = build.functions[0]
        line = _call(code, (path,))
        yield mend(
            DETECTOR,
            line,
            f"Write it at the start of {function.name}, before anything is drawn.",
            at(path, function.line),
        )
        return
    why = "Publish the program that draws the records or the examples, with its seed: nothing here shows how they are drawn."
    yield in_readme(DETECTOR, documents, _SAMPLING, "", why)
