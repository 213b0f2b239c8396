"""Is something drawn from NumPy's global state that nothing seeded?"""

from openassay.detect.arguments import shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place, unpassed, unseeded

DETECTOR = Detector(
    id="OA-RNG-12",
    part="rng",
    question="Is something drawn from NumPy's global state that nothing seeded?",
    why="The state starts from the system's entropy: shuffles, choices and noise are others on every run.",
    satisfy="Call np.random.seed(s) before the first draw, or draw from np.random.default_rng(s).",
    facts=("rng.unseeded_numpy",),
    needs=("randomness",),
)


def look(_: Reading, randomness: Randomness) -> Look:
    """The draws of each program with no seed of NumPy anywhere before or after."""
    for session in randomness.sessions:
        told = {one.place for one in unpassed(session, "numpy")}
        draws = [one for one in unseeded(session, "numpy") if one.place not in told and not session.later("numpy", one)]
        if draws:
            message = f"{draws[0].name} draws from NumPy's global state, which {session.entry} never seeds."
            sure = shown_if(not draws[0].maybe and not draws[0].worker)
            places = [one.place for one in by_place(draws)]
            yield from fault(DETECTOR, randomness, message, *places, severity=EVERY_RUN, sure=sure)
