"""Does a shuffling loader take its order from the global state?"""

from openassay.detect.arguments import lacks, none, true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place
from openassay.flow import Event

DETECTOR = Detector(
    id="OA-RNG-20",
    part="rng",
    question="Does a shuffling loader, sampler or split take its order from the global state?",
    why="Any other draw before it, on another machine or after a change of the model, shifts the order of the data.",
    satisfy="Give it generator=torch.Generator().manual_seed(s).",
    facts=("rng.loader_without_generator",),
    needs=("randomness",),
)

_DRAWS = {"RandomSampler": 3, "WeightedRandomSampler": 3, "SubsetRandomSampler": 1, "random_split": 2}
"""What draws, and the position of its generator."""


def look(_: Reading, randomness: Randomness) -> Look:
    """Shuffling loaders without a generator in programs that seed torch."""
    for session in randomness.sessions:
        if not session.seeded("torch"):
            continue
        for one in by_place(event for event in session.reached if shuffles(event)):
            message = f"{one.name} has no generator: its order follows every draw that torch made before."
            yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE)


def shuffles(event: Event) -> bool:
    """Whether an event makes something that shuffles without a generator of its own."""
    name = event.name.removeprefix("torch.utils.data.")
    if name == event.name or not lacks(event, "generator", position=_DRAWS.get(name, -1)):
        return False
    if name == "DataLoader":
        return true(event.given("shuffle", 2)) and none(event.given("sampler", 3))
    return name in _DRAWS
