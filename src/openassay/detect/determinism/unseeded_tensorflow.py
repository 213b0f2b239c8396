"""Is something drawn from TensorFlow's global state that nothing seeded?"""

import re

from openassay.detect.arguments import false, none
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault, plainly
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place, fits_tensorflow, sets, unseeded
from openassay.flow import Event
from openassay.flow.value import Constant

DETECTOR = Detector(
    id="OA-RNG-29",
    part="rng",
    question="Is something drawn from TensorFlow's global state that nothing seeded?",
    why="The state starts from the system's entropy: weights, dropout and shuffles of tf.data are others on every run.",
    satisfy="Call tf.random.set_seed(s), or keras.utils.set_random_seed(s), before the model is built.",
    facts=("rng.unseeded_tensorflow",),
    needs=("randomness",),
)

_LAYER = re.compile(r"(^|\.)keras\.layers\.|^tensorflow\.(layers\.|get_variable$)")
_SHUFFLES = re.compile(r"(^(tensorflow\.data|tensorflow_datasets|tensorflow\.keras\.utils)\..*|^\?(\.\w+)*)\.shuffle$")
_OURS = re.compile(r"^tensorflow|\.(cache|prefetch|TFRecordDataset|from_tensor_slices)\.")
_FOLDERS = re.compile(r"keras\.(utils|preprocessing)\.(\w+_)*dataset_from_directory$")
_APPLICATIONS = re.compile(r"keras\.applications\.(\w+\.)*[A-Z]\w*$")
_WITHOUT = ("tensorflow.random.Generator.from_non_deterministic_state", "tensorflow.random.get_global_generator")


def look(_: Reading, randomness: Randomness) -> Look:
    """The first unseeded layer, operation and shuffle of each program; what is seeded later is OA-RNG-15's."""
    for session in randomness.sessions:
        wanted = {id(one) for one in (*unseeded(session, "tensorflow"), *_others(session))}
        found = [one for one in session.reached if id(one) in wanted and not session.later("tensorflow", one)]
        kept = _first([one for one in found if _counts(session, one)])
        if kept:
            message = f"{kept[0].name} draws from TensorFlow's global state, which {session.entry} never seeds."
            places = [one.place for one in by_place(kept)]
            yield from fault(DETECTOR, randomness, message, *places, severity=EVERY_RUN, sure=plainly(kept[0]))


def _others(session: Session) -> list[Event]:
    """What draws without being an operation: shuffles, models of a collection, generators from the system."""
    found: list[Event] = []
    for one in session.reached:
        if sets(one, "tensorflow"):
            return found
        if one.name in _WITHOUT or (one.kind == "call" and _draws(session, one)):
            found.append(one)
    return found


def _draws(session: Session, event: Event) -> bool:
    if "**" in event.keywords or not none(event.keywords.get("seed")):
        return False
    if _APPLICATIONS.search(event.name):
        return isinstance(event.given("weights", 1), Constant) and none(event.given("weights", 1))
    if _FOLDERS.search(event.name):
        return not false(event.keywords.get("shuffle"))
    return bool(_SHUFFLES.search(event.name)) and _is_data(event) and len(event.args) < 2


def _is_data(event: Event) -> bool:
    """Whether `.shuffle` is one of tf.data: it has a buffer."""
    named = _OURS.search(event.name) or {"buffer_size", "reshuffle_each_iteration"} & set(event.keywords)
    return bool(named) and bool(event.args or event.keywords)


def _counts(session: Session, event: Event) -> bool:
    """Layers count where something trains them: otherwise their weights are loaded."""
    return not _LAYER.search(event.name) or fits_tensorflow(session)


def _first(events: list[Event]) -> list[Event]:
    """The first of each kind."""
    found: dict[str, Event] = {}
    for one in events:
        kind = "layer" if _LAYER.search(one.name) else "draw" if one.kind == "draw" else "other"
        found.setdefault(kind, one)
    return list(found.values())
