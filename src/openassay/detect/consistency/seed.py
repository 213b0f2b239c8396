"""Do the README, the launch, the configuration and the program give the same training seed?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Given, Launch, Training, calls
from openassay.detect.reading import Reading
from openassay.schema import Evidence

DETECTOR = Detector(
    id="OA-CON-01",
    part="consistency",
    question="Do the README, the launch, the configuration and the program give the same training seed?",
    why="A seed that the text states and the commands do not use repeats another run.",
    satisfy="Give the seed in one place, and let README, launch and configuration quote it.",
    facts=("consistency.seed",),
    needs=("documents", "code", "training", "values"),
)

_SEED = re.compile(r"((random|global|train|training|manual|base|rng)_?)?seed(_?(num|value))?", re.IGNORECASE)
_AWAY = re.compile(r"eval|test|sampl|infer|generat|valid|demo|data|shuffle|split", re.IGNORECASE)
_OPTION = re.compile(r"(add_argument|add_option|option|DEFINE_\w+|add_param)$", re.IGNORECASE)
_SEEDS = re.compile(
    r"(^|\.)(manual_seed|seed_everything|set_(global_|random_|all_)?seeds?|set_random_seed|PRNGKey|random\.seed|fix_seeds?|srand)$"
)
_DIGITS = 30
_SEVERAL = re.compile(r"\bseeds\b", re.IGNORECASE)


def look(reading: Reading, documents: Documents, code: Code, training: Training, values: tuple[Given, ...]) -> Look:
    """Set the seed that the text states against the one that the training takes, then launches against each other."""
    seeds = [one for one in values if _is_seed(one)]
    stated = [one for one in seeds if one.origin == "prose" and not _SEVERAL.search(_line(reading, one))]
    taken = _taken(code, training, [*seeds, *_called(code, training)])
    found = [*_stated(stated, taken), *_launched(documents, training, seeds)]
    yield from found
    if not found:
        yield from _agreed([*stated, *taken], documents)


def _is_seed(one: Given) -> bool:
    """Whether it is a number that seeds the training as a whole, not its data or its evaluation alone."""
    last = one.name.replace("-", "_").rpartition(".")[2]
    return bool(_SEED.fullmatch(last)) and not _AWAY.search(one.name) and one.value.strip().isdecimal()


def _line(reading: Reading, one: Given) -> str:
    lines = reading.lines(one.path)
    return lines[one.line - 1] if one.line <= len(lines) else ""


def _taken(code: Code, training: Training, seeds: list[Given]) -> list[Given]:
    """The seeds that the training takes: a launch overrides a configuration, and that a program's own value."""
    for origins in (("launch",), ("config",)):
        if found := [one for one in seeds if one.origin in origins]:
            return found
    constants = [one for one in seeds if one.origin == "call" or (one.origin == "default" and _constant(code, one))]
    if constants or not training.launches:
        return constants
    return [one for one in seeds if one.origin == "default" and _option(code, one)]


def _called(code: Code, training: Training) -> Iterator[Given]:
    """Constants that calls on the training path seed every generator with."""
    for path, call in calls(code, training.paths):
        value = call.args[0] if call.args else call.keyword("seed")
        seeds = _SEEDS.search(call.name) and not _AWAY.search(call.scope)
        if seeds and value is not None and value.kind == "number" and value.constant.isdecimal():
            yield Given("seed", value.constant, path, call.line, "call")


def _constant(code: Code, one: Given) -> bool:
    module = code.modules.get(one.path)
    places = ((item.line, item.scope, item.parameter) for item in module.assigns) if module else ()
    return (one.line, "", False) in places


def _option(code: Code, one: Given) -> bool:
    module = code.modules.get(one.path)
    return module is not None and any(
        call.line == one.line and bool(_OPTION.search(call.name)) for call in module.calls
    )


def _stated(stated: list[Given], taken: list[Given]) -> Iterator[Evidence]:
    """One seed in the text, another one, and only that, in what runs."""
    told, runs = _numbers(stated), _numbers(taken)
    if len(told) == len(runs) == 1 and told != runs:
        text, run = stated[0], taken[0]
        message = f"{text.path} states the seed {text.value}, and {run.path} runs with {run.value} ({run.origin}). Correct whichever did not make the release."
        yield _contradiction(message, text, run)


def _contradiction(message: str, left: Given, right: Given) -> Evidence:
    places = at(left.path, left.line), at(right.path, right.line)
    return DETECTOR.says("consistency.seed", "no", message, *places, sure="likely", severity="warning")


def _numbers(seeds: list[Given]) -> set[int]:
    return {int(one.value) for one in seeds if len(one.value) < _DIGITS}


def _launched(documents: Documents, training: Training, seeds: list[Given]) -> Iterator[Evidence]:
    """The one command of the text and the one script of the tree, which start the same program with other seeds."""
    given = [(launch, one) for launch in training.launches for one in seeds if _holds(launch, one)]
    for target in sorted({launch.target for launch, _ in given}):
        told = [one for launch, one in given if launch.target == target and launch.path in documents.by_path]
        kept = [one for launch, one in given if launch.target == target and launch.path not in documents.by_path]
        if len(told) == len(kept) == 1 and _numbers(told) != _numbers(kept):
            left, right = told[0], kept[0]
            message = f"{left.path} starts {target} with the seed {left.value}, and {right.path} with {right.value}. Correct whichever did not make the release."
            yield _contradiction(message, left, right)


def _holds(launch: Launch, one: Given) -> bool:
    return one.origin == "launch" and launch.path == one.path and launch.line <= one.line <= launch.end_line


def _agreed(seeds: list[Given], documents: Documents) -> Iterator[Evidence]:
    """The same seed in two places of different kinds."""
    kinds = {(one.origin, one.path in documents.by_path): one for one in reversed(seeds)}
    if len(kinds) > 1 and len(_numbers(seeds)) == 1:
        first, second = list(kinds.values())[:2]
        message = f"{first.path} and {second.path} give the same seed, {first.value}."
        places = at(first.path, first.line), at(second.path, second.line)
        yield DETECTOR.says("consistency.seed", "yes", message, *places, value=first.value)
