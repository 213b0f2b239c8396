"""Is something drawn before the seed is set?"""

from openassay.detect.arguments import shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place, unpassed, unseeded

DETECTOR = Detector(
    id="OA-RNG-15",
    part="rng",
    question="Is something drawn before the seed is set?",
    why="A seed fixes only what comes after it: weights that are initialised or data that is shuffled before are new each time.",
    satisfy="Seed first, before the model is built and before the data is shuffled or split.",
    facts=("rng.seeded_too_late",),
    needs=("randomness",),
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Draws of a library whose seed comes later in the same program."""
    for session in randomness.sessions:
        for library in ("torch", "numpy", "python", "tensorflow"):
            told = {one.place for one in unpassed(session, library)}
            draws = [one for one in unseeded(session, library) if one.place not in told and session.later(library, one)]
            if draws and (seed := session.later(library, draws[0])):
                where = f"{seed.place.path}:{seed.place.line}"
                message = f"{draws[0].name} draws before {seed.name} seeds ({where})."
                loaded = any(one.name.endswith(".load_state_dict") for one in session.reached)
                sure = shown_if(not draws[0].maybe and not seed.maybe and not loaded)
                places = [one.place for one in by_place(draws)]
                yield from fault(DETECTOR, randomness, message, *places, severity=EVERY_RUN, sure=sure)
