"""Is a seed made from the time, the process, the system's entropy, or an unseeded draw?"""

from collections.abc import Iterator

from openassay.detect.arguments import shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, called, drawn_open, logged, offered, seeding
from openassay.flow import Event, Taint
from openassay.flow.value import deep

DETECTOR = Detector(
    id="OA-RNG-17",
    part="rng",
    question="Is a seed made from the time, the process, the system's entropy, or an unseeded draw?",
    why="Such a seed is another one on every run: the program looks seeded and cannot be repeated.",
    satisfy="Seed with a fixed number, and log it.",
    facts=("rng.seed_from_the_clock",),
    needs=("randomness",),
)

_KINDS = ("clock", "process", "entropy")


def look(_: Reading, randomness: Randomness) -> Look:
    """Seeds that carry what another run has otherwise, each source told once."""
    for session in randomness.sessions:
        open_ = any(offered(cells) for path, cells in randomness.cells.items() if path == session.entry)
        for taint, events in _found(session).items():
            if open_ and (taint.kind == "drawn" or logged(session, taint)):
                continue
            if taint.kind == "drawn" and logged(session, taint):
                continue
            sure = shown_if(not (all(one.maybe for one in events)))
            message = f"{events[0].name} is given a seed that comes from {taint.what}."
            places = [one.place for one in events]
            yield from fault(
                DETECTOR, randomness, message, *places, *called(events), taint.place, severity=EVERY_RUN, sure=sure
            )


def _found(session: Session) -> dict[Taint, list[Event]]:
    """Where seeds come from, and the calls that are given them."""
    found: dict[Taint, list[Event]] = {}
    for one in session.reached:
        for taint in _sources(session, one):
            found.setdefault(taint, []).append(one)
    return found


def _sources(session: Session, event: Event) -> Iterator[Taint]:
    value = seeding(event)
    for taint in sorted(deep(value), key=lambda one: (one.place, one.kind)) if value is not None else ():
        if (taint.kind in _KINDS and not event.worker) or (taint.kind == "drawn" and drawn_open(session, taint)):
            yield taint
