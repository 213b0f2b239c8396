"""Is a JAX key used for a second draw?"""

import ast
from collections.abc import Callable, Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault, line_of
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session
from openassay.flow import Event, Place
from openassay.flow.value import Items, Made, Value
from openassay.read.cells import Cells
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-28",
    part="rng",
    question="Is a JAX key used for a second draw?",
    why="A key gives the same numbers each time: draws that should be independent of each other are not.",
    satisfy="Split the key before each draw: key, sub = jax.random.split(key).",
    facts=("rng.jax_key_reused",),
    needs=("randomness",),
)

_SAME = ("jax.random.permutation", "jax.random.shuffle")
"""Two arrays are put into one order on purpose."""
_FRESH = ("jax.random.split", "jax.random.fold_in", "jax.random.clone")
_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)
Found = tuple[Event, Place, Sure, str]


def look(_: Reading, randomness: Randomness) -> Look:
    """Draws with a key that another draw had before, or that a loop gives to every round."""
    told: set[Place] = set()
    for session in randomness.sessions:
        for event, place, sure, message in (*_twice(randomness, session), *_looped(session)):
            if place not in told:
                told.add(place)
                yield from fault(
                    DETECTOR, randomness, f"{event.name} {message}", place, event.place, severity=ELSEWHERE, sure=sure
                )


def _draws(session: Session) -> list[tuple[Event, Value]]:
    """Draws with their keys, and models that are initialised with one."""
    found = []
    for one in session.events:
        key = one.generator if one.kind == "draw" and one.library == "jax" else _initialises(one)
        if key is not None and not isinstance(key, Items):
            found.append((one, key))
    return found


def _initialises(event: Event) -> Value | None:
    """The key that `model.init(key, x)` is given, where it is seen to be one."""
    given = event.given("rngs", 0) if event.kind == "call" and event.name.endswith(".init") else None
    return given if isinstance(given, Made) and given.name in ("jax.random.PRNGKey", "jax.random.key") else None


def _twice(randomness: Randomness, session: Session) -> Iterator[Found]:
    had: dict[int, list[Event]] = {}
    for event, key in _draws(session):
        for first in had.get(id(key), []):
            if not (_on_purpose(first, event) or _exclusive(randomness, first, event)):
                place = _parting(first, event)
                yield (
                    event,
                    place,
                    _sure(first, event),
                    f"takes the key that {first.name} had at {_written(first.place)}.",
                )
                break
        had.setdefault(id(key), []).append(event)


def _sure(first: Event, event: Event) -> Sure:
    plain = event.kind == first.kind == "draw" and event.reached and not event.maybe and not first.maybe
    return "certain" if plain and first.place != event.place else "likely"


def _written(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _on_purpose(first: Event, event: Event) -> bool:
    """Whether two arrays get one order, or two models one start."""
    return first.name == event.name and (event.name in _SAME or event.kind == "call")


def _way(event: Event) -> tuple[Place, ...]:
    return (*event.callers, event.place)


def _parting(first: Event, event: Event) -> Place:
    """Where the way to the second draw leaves that to the first."""
    pairs = zip(_way(first), _way(event), strict=False)
    return next((right for left, right in pairs if left != right), event.place)


def _exclusive(randomness: Randomness, first: Event, event: Event) -> bool:
    """Whether a branch lets only one of the two be reached."""
    if first.place == event.place and first.callers == event.callers and " else " in line_of(randomness, event.place):
        return True
    pairs = (
        (left, right) for left in _way(first) for right in _way(event) if left.path == right.path and left != right
    )
    return any(_parted(randomness.cells.get(left.path), left.line, right.line) for left, right in pairs)


def _parted(cells: Cells | None, left: int, right: int) -> bool:
    for cell in cells.cells if cells else ():
        for node in ast.walk(cell.tree) if cell.tree else ():
            arms = _arms(node)
            where = [_arm(cell.place, arms, line) for line in (left, right)]
            if where[0] != where[1] and None not in where:
                return True
            if arms and where[0] is not None and where[1] is None and isinstance(arms[where[0]][-1], _LEAVES):
                return True
    return False


def _arms(node: ast.AST) -> list[list[ast.stmt]]:
    if isinstance(node, ast.If):
        return [one for one in (node.body, node.orelse) if one]
    if isinstance(node, ast.Try):
        return [node.body, *(one.body for one in node.handlers)]
    return [one.body for one in node.cases] if isinstance(node, ast.Match) else []


def _arm(place: Callable[[int], int], arms: list[list[ast.stmt]], line: int) -> int | None:
    spans = [(place(body[0].lineno), place(body[-1].end_lineno or body[-1].lineno)) for body in arms]
    return next((number for number, (start, end) in enumerate(spans) if start <= line <= end), None)


def _looped(session: Session) -> Iterator[Found]:
    """Draws in a loop with a key that was made before it, and that the loop does not split."""
    made = _levels(session)
    split = {id(value) for one in session.events if one.name in _FRESH and one.loop for value in one.values()}
    for event, key in _draws(session):
        if event.kind == "draw" and event.loop > made.get(id(key), event.loop) and id(key) not in split:
            yield event, event.place, "likely", "takes the same key in every round of a loop."


def _levels(session: Session) -> dict[int, int]:
    """In how many loops each key was made."""
    found: dict[int, int] = {}
    for one in session.events:
        if isinstance(one.result, Made) and one.name in ("jax.random.PRNGKey", "jax.random.key", *_FRESH):
            for value in (one.result, *one.result.attributes.values()):
                found[id(value)] = one.loop
    return found
