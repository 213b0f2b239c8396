"""Is a generator seeded from the system's entropy?"""

from openassay.detect.arguments import none, shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place, left_open, seed_of
from openassay.flow import Event
from openassay.flow.value import Generator

DETECTOR = Detector(
    id="OA-RNG-19",
    part="rng",
    question="Is a generator seeded from the system's entropy?",
    why="Called without a number, seed() does the opposite of what it seems to do: every run gets another state.",
    satisfy="Give the number: manual_seed(s), random.seed(s), np.random.seed(s).",
    facts=("rng.generator_reseeded_at_random",),
    needs=("randomness",),
)

_TORCH = ("torch.seed", "torch.random.seed", "torch.cuda.seed", "torch.cuda.seed_all", "torch.mps.seed")
_PLAIN = ("random.seed", "numpy.random.seed")


def look(_: Reading, randomness: Randomness) -> Look:
    """Seeding without a seed."""
    for session in randomness.sessions:
        for one in by_place(event for event in session.reached if _random(event)):
            message = f"{one.name}() seeds from the system's entropy."
            sure = shown_if(not one.maybe)
            yield from fault(DETECTOR, randomness, message, one.place, severity=EVERY_RUN, sure=sure)


def _random(event: Event) -> bool:
    if event.name in _TORCH:
        return event.kind in ("seed", "call")
    if event.kind != "seed" or "**" in event.keywords or left_open(event):
        return False
    own = event.generator
    if isinstance(own, Generator):
        torch = own.library == "torch"
        method = event.name.rpartition(".")[2]
        return method == "seed" and own.name != "random.SystemRandom" and (torch or none(seed_of(event)))
    return event.name in _PLAIN and none(seed_of(event))
