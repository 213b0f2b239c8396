"""Is TF32 switched on?"""

import re
from collections.abc import Iterator

from openassay.detect.arguments import true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault, left_on, plainly, strongest
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place
from openassay.flow import Event
from openassay.flow.value import Constant, Value
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-36",
    part="rng",
    question="Is TF32 switched on?",
    why="A GPU that has TF32 rounds products to ten bits, and one that has not keeps all: the same run gives other numbers.",
    satisfy='Leave it off, with set_float32_matmul_precision("highest"), or record the GPU with the results.',
    facts=("rng.short_products",),
    needs=("randomness",),
)

_SET = re.compile(r"(?<!cudnn)\.allow_tf32$|\.fp32_precision$")
"""What switches it on for products of matrices; for convolutions it is on by itself."""
_PRECISION = "torch.set_float32_matmul_precision"
_TENSORFLOW = "tensorflow.config.experimental.enable_tensor_float_32_execution"
_ARGUMENTS = re.compile(r"^(transformers|trl)\.(\w+\.)*\w*(TrainingArguments|Config)$")


def look(_: Reading, randomness: Randomness) -> Look:
    """Where a switch turns TF32 on, and nothing turns it off again."""
    for one, message, sure in strongest(_found(randomness)):
        yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE, sure=sure)


def _found(randomness: Randomness) -> Iterator[tuple[Event, str, Sure]]:
    for session in randomness.sessions:
        for one, value in _switches(session):
            message = f"{one.name} lets products be rounded to TF32 where the GPU has it."
            yield one, message, plainly(one, value)


def _switches(session: Session) -> Iterator[tuple[Event, Value]]:
    for one in left_on(session, _SET):
        if _is(one.args[0], "tf32") or (true(one.args[0]) and one.name.endswith("allow_tf32")):
            yield one, one.args[0]
    precision = [one for one in session.events if one.name == _PRECISION]
    for one in by_place([*precision[-1:], *(one for one in session.events if one.name != _PRECISION)]):
        value = _called(one)
        if value is not None:
            yield one, value


def _called(event: Event) -> Value | None:
    """What a call turns it on with."""
    if event.name == _PRECISION:
        given = event.given("precision", 0)
        return given if _is(given, "high", "medium") else None
    given = event.given("enabled", 0) if event.name == _TENSORFLOW else None
    if _ARGUMENTS.search(event.name):
        given = event.keywords.get("tf32")
    return given if true(given) else None


def _is(value: Value | None, *words: str) -> bool:
    return isinstance(value, Constant) and value.value in words
