"""Does the program run unseeded unless somebody gives the seed?"""

from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, drawn_open, left_open, logged, offered, seed_of, seeding
from openassay.flow import Event, Taint
from openassay.flow.value import Constant, Value, deep
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-18",
    part="rng",
    question="Does the program run unseeded unless somebody gives the seed?",
    why="Without the option nothing is seeded, or the seed is drawn and lost: the run that was reported cannot be had again.",
    satisfy="Give the option a fixed default, or print and save the seed that is drawn.",
    facts=("rng.seed_left_open",),
    needs=("randomness",),
)

_VARIABLES = ("os.environ.get", "os.getenv")


def look(_: Reading, randomness: Randomness) -> Look:
    """Seeds whose option has no value of its own, each option told once, at its line and where it is used."""
    for session in randomness.sessions:
        open_ = any(offered(cells) for path, cells in randomness.cells.items() if path == session.entry)
        found: dict[Taint, list[tuple[Event, Sure]]] = {}
        for one in session.reached:
            for taint, sure in _opens(session, one, offers=open_):
                found.setdefault(taint, []).append((one, sure))
        for taint, used in found.items():
            sure = "certain" if any(one == "certain" for _, one in used) else "likely"
            message = f"{used[0][0].name} seeds with {taint.what}; where that is not given, nothing fixed is."
            places = [one.place for one, _ in used]
            places = [*places, taint.place] if taint.kind == "drawn" else [taint.place, *places]
            yield from fault(DETECTOR, randomness, message, *places, severity=EVERY_RUN, sure=sure)


def _opens(session: Session, event: Event, *, offers: bool) -> Iterator[tuple[Taint, Sure]]:
    """What leaves a seed open."""
    value = seeding(event)
    if value is None:
        return
    options = [one for one in deep(value) if one.kind == "option"]
    if event.kind in ("seed", "make") and value is seed_of(event):
        for one in left_open(event):
            yield one, "certain"
        yield from ((one, sure) for one in options if (sure := _without(value, event)))
    for one in deep(value):
        drawn = one.kind == "drawn" and drawn_open(session, one) and not logged(session, one)
        if drawn and (options or offers):
            yield one, "likely" if event.maybe else "certain"
        if one.kind == "option" and one.what in _VARIABLES and event.maybe and _bare(session, one):
            yield one, "likely"


def _without(value: Value, event: Event) -> Sure | None:
    """How sure it is that a branch seeds only where the option was given: -1 and 0 stand for none."""
    number = value.value if isinstance(value, Constant) and event.maybe else None
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return None
    return "certain" if number < 0 else "likely" if number == 0 else None


def _bare(session: Session, taint: Taint) -> bool:
    """Whether a variable of the environment is read without a default."""
    return any(one.place == taint.place and one.name in _VARIABLES and len(one.values()) == 1 for one in session.events)
