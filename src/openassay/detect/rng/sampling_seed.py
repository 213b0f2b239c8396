"""Does the build of this dataset, or the run of this benchmark, draw at random, and with which seed?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Build, Code, Documents
from openassay.detect.reading import Reading
from openassay.detect.wording import count, say
from openassay.read.module import Call
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-RNG-02",
    part="rng",
    question="Does the build of this dataset, or the run of this benchmark, draw at random, and with which seed?",
    why="A sample or a split that nobody can draw again cannot be checked.",
    satisfy="Fix the seeds of sampling, shuffling and splitting in the code, or make it deterministic.",
    facts=("rng.seed", "rng.order", "rng.here", "rng.not_applicable"),
    needs=("subject", "code", "build", "documents"),
)

_SEED = re.compile(
    r"(^|\.)(seed|manual_seed|set_seed|seed_everything|default_rng|RandomState|Random|PRNGKey|set_random_seed)$"
)
_DRAW = re.compile(
    r"(^|\.)(shuffle|sample|choice|choices|randint|random|permutation|randperm|train_test_split|rand|uniform|randrange|random_split)$"
)
_MODULES = re.compile(r"^(random|numpy|np|torch|sklearn|jax|tensorflow|\?|df|ds|dataset|data|rng|self)\b")
_APART = re.compile(
    r"(^|[/_])(train\w*|tune\w*|fine_?tun\w*|baselines?|plot\w*|visual\w*|stat(s|istics)?|get_stats|demo|speed\w*|latency)([/_.]|$)",
    re.I,
)
_TOLD = re.compile(
    r"\brandom seeds?\b|\bseed(ed)? (of|with|=|is)\b|\brandom(ly)? (select|sampl|split|shuffl|chos)\w*|\bnon-?deterministic\w*",
    re.I,
)


def look(reading: Reading, subject: Subject, code: Code, build: Build, documents: Documents) -> Look:
    """For a dataset or a benchmark: draws and seeds in its own code; deterministic code needs none."""
    if subject.kind not in ("dataset", "benchmark"):
        return
    own = tuple(path for path in build.homes if not _APART.search(path))
    seeds = [
        (path, call)
        for path, call in _calls(code, own)
        if (_SEED.search(call.name) and any(value.kind == "number" for value in call.args))
        or _keyed(call)
        or _option(call)
    ]
    draws = [(path, call) for path, call in _calls(code, own) if _DRAW.search(call.name) and _MODULES.search(call.name)]
    for path, call in seeds[:3]:
        yield DETECTOR.says("rng.seed", "yes", f"{call.name} fixes the seed.", at(path, call.line))
    for path, call in draws[:2] if seeds else ():
        yield DETECTOR.says(
            "rng.order", "yes", f"{call.name} draws from the seeded generator.", at(path, call.line), sure="likely"
        )
    if seeds:
        return
    told = [*say(documents, _TOLD)]
    if own and not draws and not told:
        yield DETECTOR.says(
            "rng.not_applicable", "yes", "Its code draws nothing at random.", searched=own[:8], sure="likely"
        )
    elif subject.kind == "benchmark" and code.modules and not draws and not told:
        yield DETECTOR.says(
            "rng.not_applicable",
            "yes",
            "Nothing is drawn at random.",
            searched=(*documents.leading, count(len(reading.paths), "path")),
            sure="weak",
        )
    else:
        places = [at(path, call.line) for path, call in draws[:3]] + [hit.place for hit in told[:2]]
        yield DETECTOR.says(
            "rng.here",
            "no",
            "No seed fixes what is drawn." if places else "No code of the build shows how it draws.",
            *places,
            searched=() if places else (*documents.leading, count(len(reading.paths), "path")),
        )


def _calls(code: Code, own: tuple[str, ...]) -> Iterator[tuple[str, Call]]:
    return ((path, call) for path in own for call in code.modules[path].calls)


def _option(call: Call) -> bool:
    """Whether a program takes a seed that has a number unless told otherwise: `--random_seed`, default 42."""
    default = call.keyword("default")
    named = any(re.match(r"--[\w-]*seed$", value.constant) for value in call.args)
    return named and default is not None and default.kind == "number"


def _keyed(call: Call) -> bool:
    return any(key in ("seed", "random_state") and value.kind == "number" for key, value in call.keywords)
