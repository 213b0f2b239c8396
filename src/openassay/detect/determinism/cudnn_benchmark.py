"""Does cuDNN choose its algorithms by a race?"""

import re
from collections.abc import Iterator

from openassay.detect.arguments import true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault, left_on, plainly, strongest
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place
from openassay.flow import Event
from openassay.flow.value import Value
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-34",
    part="rng",
    question="Does cuDNN choose its algorithms by a race?",
    why="The fastest algorithm is another one on another GPU, or when the machine is busy, and it rounds differently.",
    satisfy="Set torch.backends.cudnn.benchmark = False.",
    facts=("rng.cudnn_benchmark",),
    needs=("randomness",),
)

_SET = re.compile(r"(^|\.)cudnn\.benchmark$")
_TRAINER = re.compile(r"^(lightning(\.\w+)*\.Trainer|torch\.backends\.cudnn\.flags)$")


def look(_: Reading, randomness: Randomness) -> Look:
    """Where benchmarking is switched on, and stays so."""
    for one, message, sure in strongest(_found(randomness)):
        yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE, sure=sure)


def _found(randomness: Randomness) -> Iterator[tuple[Event, str, Sure]]:
    for session in randomness.sessions:
        for one, value in _switches(session):
            message = f"{one.name} lets cuDNN take whichever algorithm is the fastest at that moment."
            yield one, message, plainly(one, value)


def _switches(session: Session) -> Iterator[tuple[Event, Value]]:
    for one in left_on(session, _SET):
        if true(one.args[0]):
            yield one, one.args[0]
    for one in by_place(session.events):
        value = one.keywords.get("benchmark")
        if value is not None and true(value) and _TRAINER.search(one.name):
            yield one, value
