"""Do the programs, a configuration and the README name different seeds?"""

import re
from collections.abc import Iterator

from msgspec import Struct

from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Documents, Roles
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import TRAINING, Reading
from openassay.detect.sessions import is_seed, seed_of
from openassay.flow import Event, Place
from openassay.flow.value import Constant

DETECTOR = Detector(
    id="OA-RNG-50",
    part="rng",
    question="Do the programs, a configuration and the README name different seeds?",
    why="Whoever repeats the run with the seed that is written elsewhere gets another result.",
    satisfy="Keep the seed in one place, and quote it everywhere else.",
    facts=("rng.seeds_differ",),
    needs=("randomness", "roles", "documents"),
)

_KEY = re.compile(
    r"((random|global|train|training|manual|base|rng|np|numpy|torch)_?)?(seed|random_state)(_?(num|value))?", re.I
)
_AWAY = re.compile(r"eval|test|sampl|infer|generat|valid|demo|data|shuffle|split", re.I)
_CONFIG = re.compile(r"\.(ya?ml|toml|ini|cfg|conf|gin)$|(conf|param|setting|args|train)[^/]*\.json$", re.I)
_NO_CONFIG = re.compile(
    r"(^|/)(\.github|\.circleci|tests?|docs?|node_modules)/|(^|/)(pyproject\.toml|setup\.cfg|tox\.ini|environment\.ya?ml)$"
)
_NUMBER = r"(?P<{}>\d{{1,10}})(?![\w.]*\d)(?!\s*(,|/|and|or|to)\s*\d)"
_TOLD = re.compile(
    r"\bseed\b\W{0,4}(?:(?:value|number|of|is|was|set|fixed|to|at|with|used|we|use)\b\W{0,4}){0,4}" + _NUMBER.format("after")
    + r"|\b(?P<before>\d{1,10})\s+as\s+(?:the\s+|a\s+|our\s+)?(?:random\s+|global\s+|fixed\s+)?seed\b",
    re.I,
)  # fmt: skip
_SEVERAL = re.compile(r"\bseeds\b", re.I)
_MOST_FILES = 200


class Seed(Struct, frozen=True):
    """A seed that is written somewhere."""

    value: int
    place: Place
    options: tuple[Place, ...] = ()


def look(reading: Reading, randomness: Randomness, roles: Roles, documents: Documents) -> Look:
    """Set the seeds of programs, configurations and README against each other; in a whole check OA-CON-01 does."""
    if reading.audited == TRAINING:
        return
    named = [
        ("the programs", list(_programmed(randomness))),
        ("the configuration", _one(_configured(reading, roles))),
        ("the README", _one(_stated(documents))),
    ]
    kinds = [(name, seeds) for name, seeds in named if seeds]
    if not kinds or not any(_apart(left, right) for _, left in kinds for _, right in kinds):
        return
    told = ", ".join(f"{name} {seeds[0].value} ({seeds[0].place.path}:{seeds[0].place.line})" for name, seeds in kinds)
    kept = all(not one.options for _, seeds in kinds for one in seeds)
    places = [place for _, seeds in kinds for one in seeds for place in (one.place, *one.options)]
    yield from fault(
        DETECTOR,
        randomness,
        f"Different seeds: {told}.",
        *places,
        severity=ELSEWHERE,
        sure="certain" if kept else "likely",
    )


def _apart(left: list[Seed], right: list[Seed]) -> bool:
    return not {one.value for one in left} & {one.value for one in right}


def _one(seeds: Iterator[Seed]) -> list[Seed]:
    """The seeds where they are all the same: several are several runs."""
    found = list(seeds)
    return found[:1] if len({one.value for one in found}) == 1 else []


def _programmed(randomness: Randomness) -> Iterator[Seed]:
    """The constants that programs seed with: none at all where one takes its seed from somewhere else."""
    events = [
        one for one in randomness.trace.events if one.reached and not one.loop and not one.worker and one.library != ""
    ]
    seeding = [one for one in events if one.kind == "seed" and is_seed(one)] or [
        one for one in events if one.kind == "make"
    ]
    if all(_number(one) is not None for one in seeding):
        told = {place: one for one in reversed(seeding) for place in [one.place]}
        yield from (_seed(one) for one in reversed(told.values()))


def _number(event: Event) -> int | None:
    value = seed_of(event)
    whole = isinstance(value, Constant) and isinstance(value.value, int) and not isinstance(value.value, bool)
    return value.value if whole else None  # type: ignore[union-attr]


def _seed(event: Event) -> Seed:
    value = seed_of(event)
    taints = value.taints if value is not None else ()
    return Seed(_number(event) or 0, event.place, tuple(one.place for one in taints if one.kind == "option"))


def _configured(reading: Reading, roles: Roles) -> Iterator[Seed]:
    paths = [
        path
        for path in reading.paths
        if _CONFIG.search(path) and not _NO_CONFIG.search(path) and roles.of(path) == "own"
    ]
    for path in paths[:_MOST_FILES]:
        settings = reading.settings(path)
        for one in settings.items if settings else ():
            if _KEY.fullmatch(one.name.replace("-", "_")) and not _AWAY.search(one.key) and one.value.isdecimal():
                yield Seed(int(one.value[:10]), Place(path, one.line))


def _stated(documents: Documents) -> Iterator[Seed]:
    """The seed that the README states in its prose; one that stands in a command is given to that command."""
    if documents.main not in documents.by_path:
        return
    for path, sentence in documents.sentences(documents.main):
        found = _TOLD.search(sentence.text)
        if found and not _SEVERAL.search(sentence.text) and not _AWAY.search(sentence.text[: found.start()][-30:]):
            yield Seed(int(found["after"] or found["before"]), Place(path, sentence.line))
