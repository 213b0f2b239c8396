"""Is the state seeded again on the way, with a constant in the training loop or from where a restart begins?"""

import ast
import re
from collections.abc import Iterator

from openassay.detect.arguments import shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place, called, seed_of
from openassay.flow import Event, Place
from openassay.flow.value import Constant, Generator, deep
from openassay.read.cells import Cell

DETECTOR = Detector(
    id="OA-RNG-45",
    part="rng",
    question="Is the state seeded again on the way, with a constant in the training loop or from where a restart begins?",
    why="A constant gives every step the same draws; a seed from the step of a restart makes the result hang on when it stopped.",
    satisfy="Seed once at the start, save the states in the checkpoint, and set them back at a restart.",
    facts=("rng.reseeded_on_the_way",),
    needs=("randomness",),
)

_RUNS = re.compile(
    r"(seed|run|trial|fold|repeat|rep|exp|config|cfg|lr|rate|model|method|setting|split|arch|task|param|option|name|variant|kind)",
    re.I,
)
_STEPS = re.compile(
    r"^(epochs?|steps?|iters?|iterations?|batch(es)?|it|ep|e|t|_?i|_|global_step|inputs?|images?|xb?|yb?|data)$|epoch|step|batch|iter",
    re.I,
)
_TRAINS = re.compile(r"^(backward|step|train_(one_)?(epoch|step|batch)|training_step|zero_grad)$")
_NEW = re.compile(
    r"^(\w*(Model|Net|Network|Classifier|Regressor|Trainer|MLP|CNN|SGD|Adam\w*|MLP)|(build|create|make|get|init)_(model|net|params|weights)\w*|init\w*|fit|main|run\w*|train|train_model)$"
)
_SPARES = (
    "fork_rng",
    "get_rng_state",
    "getstate",
    "get_state",
    "set_rng_state",
    "setstate",
    "isolate_rng",
    "temp_seed",
)
Loop = ast.For | ast.AsyncFor | ast.While
_LOOPS = (ast.For, ast.AsyncFor, ast.While)


def look(_: Reading, randomness: Randomness) -> Look:
    """Constant seeds in a loop that trains, and seeds that come from a checkpoint."""
    for session in randomness.sessions:
        seeds = [one for one in session.reached if one.kind in ("seed", "make") and not one.worker and _named(one)]
        if restarted := by_place(event for event in seeds if not event.loop and _restarted(event)):
            message = f"{restarted[0].name} is given a seed that hangs on where the checkpoint stopped."
            places = [one.place for one in restarted]
            yield from fault(DETECTOR, randomness, message, *places, *called(restarted), severity=ELSEWHERE)
        for place, events in _again(randomness, seeds).items():
            first = events[0]
            message = f"{first.name} sets the same seed again in the training loop: every pass draws the same."
            sure = shown_if(not (first.kind == "make" or first.maybe or isinstance(first.generator, Generator)))
            inside = [one.place for one in events]
            yield from fault(DETECTOR, randomness, message, place, *inside, severity=ELSEWHERE, sure=sure)


def _again(randomness: Randomness, seeds: list[Event]) -> dict[Place, list[Event]]:
    """Constant seeds in loops that train, by the line in the loop."""
    found: dict[Place, list[Event]] = {}
    for one in by_place(event for event in seeds if event.loop and _constant(event)):
        if place := _training(randomness, one):
            found.setdefault(place, []).append(one)
    return found


def _named(event: Event) -> bool:
    return event.name.rpartition(".")[2] not in ("set_state", "setstate", "SeedSequence", "SystemRandom")


def _restarted(event: Event) -> bool:
    value = seed_of(event)
    return value is not None and any(one.kind == "checkpoint" for one in deep(value))


def _constant(event: Event) -> bool:
    value = seed_of(event)
    return isinstance(value, Constant) and isinstance(value.value, int)


def _training(randomness: Randomness, event: Event) -> Place | None:
    """The line that seeds in a loop that trains one model: it makes none, and keeps no state aside."""
    loop, place = _around(randomness, event)
    if loop is None:
        return None
    called = {_called(one) for one in _calls(loop)}
    if any(_NEW.search(name) for name in called) or any(name in _SPARES for name in called):
        return None
    return place if _steps(loop) or any(_TRAINS.search(name) for name in called) else None


def _steps(loop: Loop) -> bool:
    """Whether a loop goes over steps or records, by its names; not over seeds, folds or rates."""
    if isinstance(loop, ast.While):
        return True
    words = [one.id for one in ast.walk(loop.target) if isinstance(one, ast.Name)]
    return any(_STEPS.search(word) for word in words) and not any(_RUNS.search(word) for word in words)


def _around(randomness: Randomness, event: Event) -> tuple[Loop | None, Place]:
    """The innermost loop around a seeding: around its own line, or around the call of the function that holds it."""
    cells = randomness.cells.get(event.place.path)
    for cell in cells.cells if cells else ():
        if held := [one for one in _loops(cell) if _holds(one, cell, event)]:
            return held[-1], event.place
    name = event.stack[-1].rpartition(":")[2].rpartition(".")[2] if event.stack else ""
    for path, known in randomness.cells.items():
        for cell in known.cells if name else ():
            for loop in reversed(list(_loops(cell))):
                if calls := [one for one in _calls(loop) if _called(one) == name]:
                    return loop, Place(path, cell.place(calls[0].lineno))
    return None, event.place


def _loops(cell: Cell) -> Iterator[Loop]:
    for node in ast.walk(cell.tree) if cell.tree else ():
        if isinstance(node, _LOOPS):
            yield node


def _holds(loop: Loop, cell: Cell, event: Event) -> bool:
    last = loop.body[-1].end_lineno or loop.lineno
    return cell.place(loop.lineno) < event.place.line <= cell.place(last)


def _calls(loop: Loop) -> list[ast.Call]:
    return [one for statement in loop.body for one in ast.walk(statement) if isinstance(one, ast.Call)]


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
