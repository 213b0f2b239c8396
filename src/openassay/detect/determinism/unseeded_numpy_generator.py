"""Is a generator of NumPy made without a seed?"""

from collections.abc import Iterator

from openassay.detect.arguments import shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place, left_open, names_only, reseeded
from openassay.flow import Event
from openassay.flow.value import Generator, Member, Value

DETECTOR = Detector(
    id="OA-RNG-13",
    part="rng",
    question="Is a generator of NumPy made without a seed?",
    why="It takes its own seed from the system's entropy; np.random.seed does not reach it.",
    satisfy="Give the seed where it is made: np.random.default_rng(s).",
    facts=("rng.unseeded_numpy_generator",),
    needs=("randomness",),
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Generators without a seed, at the line where they are made."""
    for session in randomness.sessions:
        for one in by_place(_made(session)):
            if _recorded(randomness, one):
                continue
            message = f"{one.name}() is made without a seed."
            sure = shown_if(not (one.maybe or not _works(session, one.result)))
            yield from fault(DETECTOR, randomness, message, one.place, severity=EVERY_RUN, sure=sure)


def _made(session: Session) -> Iterator[Event]:
    for one in session.reached:
        made = one.result
        if one.kind != "make" or one.library != "numpy" or "**" in one.keywords or not isinstance(made, Generator):
            continue
        given = any(isinstance(value, Generator) for value in one.values())
        if (
            made.seed is None
            and not given
            and not left_open(one)
            and not reseeded(session, made)
            and not _names(session, made)
        ):
            yield one


def _works(session: Session, made: Value | None) -> bool:
    """Whether something draws from it or is given it."""
    return any(one.generator is made or any(value is made for value in one.values()) for one in session.reached)


def _names(session: Session, made: Generator) -> bool:
    """Whether all that it draws goes into names; or its state is set from elsewhere."""
    if any(one.kind == "set" and isinstance(one.owner, Member) and one.owner.owner is made for one in session.events):
        return True
    drawn = [one for one in session.reached if one.kind == "draw" and one.generator is made]
    return bool(drawn) and all(names_only(session, one) for one in drawn)


def _recorded(randomness: Randomness, event: Event) -> bool:
    """Whether its entropy, by which it can be made again, is read."""
    cells = randomness.cells.get(event.place.path)
    return cells is not None and any(".entropy" in cell.source for cell in cells.cells)
