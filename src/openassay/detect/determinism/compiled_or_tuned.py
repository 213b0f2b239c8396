"""Are kernels chosen by timing, or is attention computed by kernels that add in any order?"""

import re
from collections.abc import Iterator

from openassay.detect.arguments import false, none, true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault, plainly, strongest
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place, trains
from openassay.flow import Event
from openassay.flow.value import Constant, Items, Value
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-39",
    part="rng",
    question="Are kernels chosen by timing, or is attention computed by kernels that add in any order?",
    why="What is fastest differs from GPU to GPU and from run to run, and each kernel rounds differently.",
    satisfy="Fix the configuration: no max-autotune, one triton.Config, deterministic=True for flash attention.",
    facts=("rng.compiled_or_tuned",),
    needs=("randomness",),
)

_TUNED = ("max-autotune", "max-autotune-no-cudagraphs")
_COMPILES = re.compile(r"^torch\.compile$|\.compile$")
_ATTENTION = ("flash_attention_2", "flash_attention_3")
_TRITON = re.compile(r"^triton\.(runtime\.)?(autotuner\.)?autotune$")
_INDUCTOR = re.compile(r"^torch\._inductor\.config\.(max_autotune\w*|coordinate_descent_tuning)$")
_FLASH = re.compile(r"^flash_attn(\.\w+)*\.flash_attn_(?!with_kvcache)(\w+_)?func$")


def look(_: Reading, randomness: Randomness) -> Look:
    """Each call or setting that leaves the choice open."""
    for one, message, sure in strongest(_found(randomness)):
        yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE, sure=sure)


def _found(randomness: Randomness) -> Iterator[tuple[Event, str, Sure]]:
    calm = "FLASH_ATTENTION_DETERMINISTIC" in randomness.environment
    for session in randomness.sessions:
        trained = trains(session)
        for one in by_place(session.events):
            if _tuned(one) or (not calm and trained and _flashes(one)):
                message = f"{one.name} leaves open which kernel runs, or in which order it adds."
                yield one, message, "likely" if one.name.endswith(".from_pretrained") else plainly(one, *_modes(one))


def _tuned(event: Event) -> bool:
    if event.kind == "set":
        return bool(_INDUCTOR.match(event.name)) and true(event.args[0] if event.args else None)
    if event.kind != "call":
        return False
    if _TRITON.match(event.name):
        return _several(event.given("configs", 0))
    return bool(_COMPILES.search(event.name)) and any(_asks(one) for one in _modes(event))


def _modes(event: Event) -> list[Value]:
    """What a compiler is told."""
    return [event.keywords[name] for name in ("mode", "options", "deterministic") if name in event.keywords]


def _asks(value: Value) -> bool:
    if isinstance(value, Items):
        named = (value.get("max_autotune"), value.get("triton.autotune"))
        return any(true(one) for one in named)
    return isinstance(value, Constant) and value.value in _TUNED


def _several(value: Value | None) -> bool:
    """Whether there is more than one configuration to choose from, as far as is known."""
    return not (isinstance(value, Items) and value.whole and len(value.elements) < 2)


def _flashes(event: Event) -> bool:
    """Flash attention whose way back is not asked to be deterministic."""
    asked = event.keywords.get("attn_implementation")
    if event.name.endswith(".from_pretrained") and isinstance(asked, Constant):
        return asked.value in _ATTENTION
    given = event.keywords.get("deterministic")
    return bool(_FLASH.match(event.name)) and "**" not in event.keywords and (none(given) or false(given))
