"""Is a draw made without the generator that its neighbours pass?"""

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault, plainly
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place, unpassed

DETECTOR = Detector(
    id="OA-RNG-10",
    part="rng",
    question="Is a draw made without the generator that its neighbours pass?",
    why="Beside seeded draws it looks seeded too, but it takes from the global state, which nothing fixed.",
    satisfy="Pass the same generator to every draw, or seed the global state as well.",
    facts=("rng.unpassed_generator",),
    needs=("randomness",),
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Draws without a generator in a file where others of the library have one."""
    for session in randomness.sessions:
        for library in ("torch", "numpy", "python"):
            for one in by_place(unpassed(session, library)):
                message = f"{one.name} draws without the generator that the draws around it pass, and nothing seeds the global state."
                yield from fault(DETECTOR, randomness, message, one.place, severity=EVERY_RUN, sure=plainly(one))
