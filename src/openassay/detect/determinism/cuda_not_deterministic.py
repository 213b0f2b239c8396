"""Does a seeded training on CUDA leave its algorithms free to be non-deterministic?"""

import re

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, is_seed, on_gpu, switched, trains
from openassay.flow import Event

DETECTOR = Detector(
    id="OA-RNG-35",
    part="rng",
    question="Does a seeded training on CUDA leave its algorithms free to be non-deterministic?",
    why="Some kernels add in any order: with one seed the losses of two runs part after some steps.",
    satisfy="Call torch.use_deterministic_algorithms(True) after the seed.",
    facts=("rng.cuda_not_deterministic",),
    needs=("randomness",),
)

_LIGHTNING = re.compile(r"^lightning(\.\w+)*\.Trainer$")


def look(_: Reading, randomness: Randomness) -> Look:
    """The seed of each training on a GPU that switches nothing on; of Lightning's trainers OA-RNG-32 speaks."""
    for session in randomness.sessions:
        seed = next((one for one in session.reached if _seeds(one)), None)
        if seed and trains(session) and on_gpu(session) and not _switched(session):
            message = f"{seed.name} seeds a training on CUDA, and nothing asks for deterministic algorithms."
            yield from fault(DETECTOR, randomness, message, seed.place, severity=ELSEWHERE, sure="likely")


def _seeds(event: Event) -> bool:
    return (
        event.kind == "seed"
        and event.library == "torch"
        and is_seed(event)
        and event.generator is None
        and not event.worker
    )


def _switched(session: Session) -> bool:
    return switched(session) or any(_LIGHTNING.search(one.name) for one in session.events)
