"""Does an operation add in any order on a GPU?"""

import re
from collections.abc import Iterator

from openassay.detect.arguments import none, true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault, strongest
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place, on_gpu, switched, trains
from openassay.flow import Event
from openassay.flow.value import Constant, External, Made, Member, Value
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-38",
    part="rng",
    question="Does an operation add in any order on a GPU?",
    why="It adds with atomic operations: sums of floating point numbers change with the order of their threads.",
    satisfy="Call torch.use_deterministic_algorithms(True), or use an operation that adds in order.",
    facts=("rng.atomic_operation",),
    needs=("randomness",),
)

_ADDS = re.compile(
    r"(^torch|^\?|\.)\.?(scatter_add_?|index_add_?)$|^torch_scatter\.(scatter|scatter_add|scatter_mean|scatter_sum)$"
)
_PUTS = re.compile(r"\.(index_put_?|put_)$")
_BACKWARD = re.compile(
    r"^torch\.nn\.(functional\.)?(ctc_loss|CTCLoss|grid_sample|EmbeddingBag|embedding_bag|ReflectionPad\dd|ReplicationPad\dd|MaxUnpool\dd)$"
)
_RESIZES = re.compile(r"^torch\.nn\.(functional\.interpolate|functional\.upsample|Upsample)$")
_SMOOTH = ("linear", "bilinear", "bicubic", "trilinear")
_WHOLE = ("torch.long", "torch.int", "torch.int64", "torch.int32", "torch.bool", "torch.uint8", "torch.int16")
_WHOLE_METHODS = re.compile(
    r"\.(long|int|bool|argmax|argsort|bincount|randint)$|^torch\.(arange|argmax|argsort|bincount|randint|ones|ones_like)$"
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Such operations in programs that name a GPU and ask for nothing deterministic."""
    for one, message, sure in strongest(_found(randomness)):
        yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE, sure=sure)


def _found(randomness: Randomness) -> Iterator[tuple[Event, str, Sure]]:
    for session in randomness.sessions:
        if on_gpu(session) and not switched(session):
            for one in by_place(
                event for event in session.events if _adds(event) or (trains(session) and _goes_back(event))
            ):
                message = f"{one.name} adds in any order on CUDA."
                yield one, message, "likely"  # whether these tensors are on the GPU is not in the source


def _adds(event: Event) -> bool:
    """Whether it adds so on its way forward, and numbers that need not be whole."""
    if event.kind != "call" or event.name.startswith(("numpy", "jax", "tensorflow", "pandas")):
        return False
    if _ADDS.search(event.name):
        return not _whole(event)
    if _PUTS.search(event.name):
        return true(event.given("accumulate", 2)) and not _whole(event)
    weighed = not none(event.given("weights", 1 if event.name == "torch.bincount" else 0))
    return event.name in ("torch.bincount", "?.bincount") and weighed


def _goes_back(event: Event) -> bool:
    """Whether it adds so on its way back."""
    if event.kind not in ("call", "draw"):
        return False
    if _RESIZES.search(event.name):
        place = 2 if event.name.endswith("Upsample") else 3
        return _is(event.given("mode", place), *_SMOOTH)
    return bool(_BACKWARD.search(event.name)) or (event.name == "torch.cumsum" and not _whole(event))


def _whole(event: Event) -> bool:
    """Whether what is added is seen to be whole numbers, whose sum has no order."""
    return any(_is_whole(one) for one in _told(event))


def _told(event: Event) -> tuple[Value, ...]:
    """What is added, or added to: the index is whole anyway."""
    method = event.owner is not None
    places = (2,) if method else (0, 3)
    named = [event.keywords[name] for name in ("src", "source", "values", "input", "dtype") if name in event.keywords]
    added = [event.args[place] for place in places if place < len(event.args)]
    return (*named, *added, *((event.owner,) if event.owner else ()))


def _is_whole(value: Value) -> bool:
    if isinstance(value, External):
        return value.name in _WHOLE
    if isinstance(value, Member):
        return _is_whole(value.owner)
    if not isinstance(value, Made):
        return False
    kind = value.keywords.get("dtype")
    if kind is not None:
        return _is_whole(kind)
    return bool(_WHOLE_METHODS.search(value.name))


def _is(value: Value | None, *words: str) -> bool:
    return isinstance(value, Constant) and value.value in words
