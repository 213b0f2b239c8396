"""Are deterministic algorithms asked for on CUDA without a fixed workspace of cuBLAS?"""

from openassay.detect.arguments import false
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault, plainly
from openassay.detect.reading import Reading
from openassay.detect.sessions import on_gpu
from openassay.flow import Event

DETECTOR = Detector(
    id="OA-RNG-37",
    part="rng",
    question="Are deterministic algorithms asked for on CUDA without a fixed workspace of cuBLAS?",
    why="Without it matrix products still depend on the streams in use, and PyTorch ends with an error or a warning.",
    satisfy="Set CUBLAS_WORKSPACE_CONFIG=:4096:8 before the program starts.",
    facts=("rng.cublas_workspace",),
    needs=("randomness",),
)

_VARIABLE = "CUBLAS_WORKSPACE_CONFIG"
_SWITCHES = ("torch.use_deterministic_algorithms", "torch.set_deterministic")


def look(_: Reading, randomness: Randomness) -> Look:
    """The switch, where nothing in the release sets the variable."""
    if _VARIABLE in randomness.environment:
        return
    for session in randomness.sessions:
        found = next((one for one in session.events if _switches(one)), None)
        if found and on_gpu(session):
            message = f"{found.name} is called on CUDA, and nothing sets {_VARIABLE}."
            sure = plainly(found, found.given("mode", 0))
            yield from fault(DETECTOR, randomness, message, found.place, severity=ELSEWHERE, sure=sure)


def _switches(event: Event) -> bool:
    return event.name in _SWITCHES and bool(event.values()) and not false(event.given("mode", 0))
