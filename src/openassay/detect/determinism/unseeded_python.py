"""Is something drawn from the module random, which nothing seeded?"""

from collections.abc import Iterator

from openassay.detect.arguments import shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place, left_open, reseeded, unpassed, unseeded
from openassay.flow import Event
from openassay.flow.value import Generator

DETECTOR = Detector(
    id="OA-RNG-11",
    part="rng",
    question="Is something drawn from the module random, which nothing seeded?",
    why="Its state starts from the system's entropy: shuffles, samples and choices are others on every run.",
    satisfy="Call random.seed(s) before the first draw, or draw from random.Random(s).",
    facts=("rng.unseeded_python",),
    needs=("randomness",),
)


def look(_: Reading, randomness: Randomness) -> Look:
    """The draws of each program with no seed of Python's anywhere, and generators that are made without one."""
    for session in randomness.sessions:
        if draws := _drawn(session):
            message = f"{draws[0].name} draws from Python's global state, which {session.entry} never seeds."
            sure = shown_if(any(not one.maybe and not one.worker for one in draws))
            places = [one.place for one in by_place(draws)]
            yield from fault(DETECTOR, randomness, message, *places, severity=EVERY_RUN, sure=sure)
        for one in by_place(_made(session)):
            message = f"{one.name}() is made without a seed."
            sure = shown_if(not one.maybe)
            yield from fault(DETECTOR, randomness, message, one.place, severity=EVERY_RUN, sure=sure)


def _drawn(session: Session) -> list[Event]:
    """Draws that nothing fixes; in the workers of a loader torch seeds this state from its own."""
    told = {one.place for one in unpassed(session, "python")}
    torch = session.seeded("torch")
    return [
        one for one in unseeded(session, "python")
        if one.place not in told and not (one.worker and torch) and not session.later("python", one)
    ]  # fmt: skip


def _made(session: Session) -> Iterator[Event]:
    for one in session.reached:
        made = one.result
        if one.kind != "make" or one.name != "random.Random" or "**" in one.keywords or not isinstance(made, Generator):
            continue
        if made.seed is None and not left_open(one) and not reseeded(session, made):
            yield one
