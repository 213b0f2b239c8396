"""Does a seeded training with TensorFlow leave its operations free to be non-deterministic?"""

from openassay.detect.arguments import false
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, fits_tensorflow, is_seed
from openassay.flow import Event
from openassay.flow.value import Constant

DETECTOR = Detector(
    id="OA-RNG-31",
    part="rng",
    question="Does a seeded training with TensorFlow leave its operations free to be non-deterministic?",
    why="Some operations add on a GPU, or across threads, in any order: with one seed the weights still drift apart.",
    satisfy="Call tf.config.experimental.enable_op_determinism() after the seed.",
    facts=("rng.tf_ops_not_deterministic",),
    needs=("randomness",),
)

_VARIABLES = frozenset(("TF_DETERMINISTIC_OPS",))
_SWITCHES = ("enable_op_determinism", "enable_full_determinism", "enable_determinism", "tfdeterminism.patch")


def look(_: Reading, randomness: Randomness) -> Look:
    """The seed of each training with TensorFlow whose program switches nothing on."""
    if _VARIABLES & randomness.environment:
        return
    for session in randomness.sessions:
        seed = next((one for one in session.reached if _seeds(one)), None)
        if (
            seed
            and fits_tensorflow(session)
            and not any(_switches(one) for one in session.events)
            and not _elsewhere(session)
        ):
            message = f"{seed.name} seeds a training with TensorFlow, and nothing makes its operations deterministic."
            yield from fault(DETECTOR, randomness, message, seed.place, severity=ELSEWHERE, sure="likely")


def _seeds(event: Event) -> bool:
    return (
        event.kind == "seed"
        and event.library == "tensorflow"
        and is_seed(event)
        and not event.name.startswith("transformers.")
    )


def _switches(event: Event) -> bool:
    return event.name.endswith(_SWITCHES) and not false(event.given("enable", 0))


def _elsewhere(session: Session) -> bool:
    """Whether Keras runs on another library."""
    names = [one for one in session.events if one.kind == "set" and "KERAS_BACKEND" in one.name]
    return any(isinstance(value, Constant) and value.value in ("jax", "torch") for one in names for value in one.args)
