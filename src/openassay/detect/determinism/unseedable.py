"""Does chance that no seed can fix reach the data, the sampling or the weights?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault, line_of
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place, gives_seed, names_only
from openassay.flow import Event
from openassay.flow.value import Constant, Generator, Value
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-16",
    part="rng",
    question="Does chance that no seed can fix reach the data, the sampling or the weights?",
    why="The system's entropy cannot be seeded: what is drawn from it can never be drawn again.",
    satisfy="Draw from a seeded generator: random.Random(s), np.random.default_rng(s).",
    facts=("rng.unseedable",),
    needs=("randomness",),
)

_SYSTEM = ("random.SystemRandom", "secrets.SystemRandom")
_PICKS = ("secrets.choice", "secrets.randbelow", "secrets.randbits")
_SOURCES = (
    "os.urandom",
    "os.getrandom",
    "uuid.uuid4",
    "secrets.token_bytes",
    "secrets.token_hex",
    "secrets.token_urlsafe",
    *_PICKS,
)
_DATA = re.compile(r"^(numpy|torch|tensorflow|jax|pandas|random|sklearn|datasets)\.(?!save|distributed)")
_NUMBER = re.compile(r"\.int\b|\bint\(|from_bytes|frombuffer")
_KEYS = (
    "builtins.sorted",
    "builtins.list.sort",
    "?.sort",
    "builtins.max",
    "builtins.min",
    "heapq.nsmallest",
    "heapq.nlargest",
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Draws of the system's generator, and its tokens where they come into something that is trained on."""
    for session in randomness.sessions:
        for one, sure in _told(randomness, session):
            message = f"{one.name} takes from the system's entropy, which no seed fixes."
            yield from fault(
                DETECTOR, randomness, message, one.place, severity=EVERY_RUN, sure="likely" if one.maybe else sure
            )


def _told(randomness: Randomness, session: Session) -> Iterator[tuple[Event, Sure]]:
    for one in by_place(event for event in session.reached if _source(event)):
        if names_only(session, one) or gives_seed(session, one):
            continue
        if _reaches(session, one, number=bool(_NUMBER.search(line_of(randomness, one.place)))):
            yield one, "certain"
        elif (one.kind == "draw" or one.name in _PICKS) and not any(_text(value) for value in one.values()):
            yield one, "certain" if one.loop or _in_place(one) else "likely"


def _source(event: Event) -> bool:
    if event.kind == "draw":
        return isinstance(event.generator, Generator) and event.generator.name in _SYSTEM
    return event.kind == "call" and event.name in _SOURCES


def _in_place(event: Event) -> bool:
    return event.name.rpartition(".")[2] in ("shuffle", "sample", "choices")


def _text(value: Value) -> bool:
    """Whether something is picked from letters: a name or a password is made."""
    return isinstance(value, Constant) and isinstance(value.value, str)


def _reaches(session: Session, event: Event, *, number: bool) -> bool:
    """Whether it comes into an array, decides, picks an entry, or is what something is sorted by."""
    here = event.place
    for one in session.events:
        if (
            one.kind == "pass"
            and (number or event.kind == "draw" or event.name in _PICKS)  # a token names a file that may exist
            and one.name in ("if", "index")
            and one.owner
            and any(taint.place == here for taint in one.owner.taints)
        ):
            return True
        if one.name in _KEYS and "key" in one.keywords and one.place == here:
            return True
    return any(_DATA.match(one.name) for one in session.used(here) if one is not event)
