"""Which sources of randomness are there, what seeds them, and what draws from them, in order?"""

from collections.abc import Iterator

from msgspec import Struct

from openassay.detect.arguments import none
from openassay.detect.detector import Detector, Look, at
from openassay.detect.randomness import Randomness
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, draws, is_seed, seed_of
from openassay.detect.wording import shorten
from openassay.flow import Event, Place
from openassay.flow.value import Constant, Generator, Made, Value
from openassay.read.text import encodable
from openassay.schema import Evidence

DETECTOR = Detector(
    id="OA-RNG-04",
    part="rng",
    question="Which sources of randomness are there, what seeds them, and what draws from them, in order?",
    why="Only who sees every source, its seed and its draws in order can tell whether a run can be repeated.",
    satisfy="Use few sources, seed each once before its first draw, and write the seeds down.",
    facts=("rng.source", "rng.seeding", "rng.draw"),
    needs=("randomness",),
)

_MOST = 60
"""Steps of one program that are told."""
_NAMES = {"python": "random", "numpy": "numpy.random", "torch": "torch", "tensorflow": "tensorflow", "jax": "jax"}


class _Step(Struct):
    """A line of the map: what happens to which source."""

    fact: str
    source: str
    said: str
    place: Place


def look(_: Reading, randomness: Randomness) -> Look:
    """The steps of every program that draws, each line once."""
    for session in randomness.sessions:
        steps = list({(one.fact, one.source, one.place): one for one in _steps(session)}.values())
        if any(one.fact == "rng.draw" for one in steps):
            yield from (_told(session, one) for one in steps[:_MOST])


def _told(session: Session, step: _Step) -> Evidence:
    program = session.entry + (f", process {session.process}" if session.process else "")
    return DETECTOR.says(
        step.fact, "yes", encodable(step.said), at(step.place.path, step.place.line),
        value=encodable(step.source), searched=(program,),
    )  # fmt: skip


def _steps(session: Session) -> Iterator[_Step]:
    """What makes, seeds and draws, in the order in which the program comes to it."""
    for one in session.reached:
        if one.kind in ("make", "seed"):
            yield _begun(one)
        elif one.kind == "pass" and draws(one, "torch"):
            yield _Step("rng.draw", _source(None, one), f"{one.name} shuffles", one.place)
        elif one.kind == "draw":
            where = f" in {one.scope}" if one.scope else ""
            aside = " in the loader's workers" if one.worker else ""
            yield _Step("rng.draw", _source(one.generator, one), f"{one.name} draws{where}{aside}", one.place)


def _begun(event: Event) -> _Step:
    """A source is made or seeded; without a seed it starts from what nobody knows."""
    made = event.kind == "make" and event.library != "jax"
    source = _source(event.result if made else event.generator, event)
    if made and (event.library == "torch" or none(seed_of(event))):
        return _Step("rng.source", source, f"{event.name} makes a generator", event.place)
    if event.kind == "seed" and not is_seed(event):
        return _Step("rng.source", source, f"{event.name} starts it from what nobody knows", event.place)
    return _Step(
        "rng.seeding", source, f"{event.name} {'makes a generator' if made else 'seeds'}{_with(event)}", event.place
    )


def _source(generator: Value | None, event: Event) -> str:
    """The name of the source: a generator by the line that made it, else the library's global state."""
    if isinstance(generator, Generator):
        return f"{generator.name} made at {generator.place.path}:{generator.place.line}"
    if event.library == "jax" or isinstance(generator, Made):
        return "jax keys" if event.library == "jax" else "a generator that is passed"
    if generator is not None:
        return "a generator that is passed"
    return f"{_NAMES.get(event.library, event.library)} (global)"


def _with(event: Event) -> str:
    given = seed_of(event)
    if isinstance(given, Constant) and given.value is not None:
        return f" with {shorten(str(given.value), 40)}"
    return ""
