"""Is a Hugging Face dataset shuffled or split without a seed?"""

from openassay.detect.arguments import false, lacks, none
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place
from openassay.flow import Event
from openassay.flow.value import Constant
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-24",
    part="rng",
    question="Is a Hugging Face dataset shuffled, split or interleaved without a seed?",
    why="Without a seed the order comes from NumPy's global state or from the system: other records are trained on or held out.",
    satisfy="Pass seed=s (or generator=np.random.default_rng(s)) to shuffle, train_test_split and interleave_datasets.",
    facts=("rng.hf_shuffle_without_seed",),
    needs=("randomness",),
)

_SEEDS = ("seed", "seeds", "generator", "generators")
_INTERLEAVES = ("datasets.interleave_datasets", "datasets.combine.interleave_datasets")
_FOREIGN = ("tensorflow", "webdataset", "torchdata", "ray")


def look(_: Reading, randomness: Randomness) -> Look:
    """Calls on what the library datasets gave; on something unknown only where the method is its own."""
    for session in randomness.sessions:
        events = [one for one in session.reached if one.kind == "call" and _open(one)]
        for one in by_place(events):
            if sure := _sure(session, one):
                calm = session.seeded("numpy", one) and not _fresh(one)
                message = f"{one.name.rpartition('.')[2]} of a Hugging Face dataset has no seed: {'it follows the global state' if calm else 'the order is new on every run'}."
                yield from fault(
                    DETECTOR, randomness, message, one.place, severity=ELSEWHERE if calm else EVERY_RUN, sure=sure
                )


def _open(event: Event) -> bool:
    """Whether a call shuffles and has no seed."""
    if event.name in _INTERLEAVES:
        drawn = event.given("probabilities", 1)
        return not none(drawn) and lacks(event, "seed", position=2)
    name = event.name.rpartition(".")[2]
    if name == "train_test_split":
        return (
            not event.name.startswith("sklearn") and not false(event.keywords.get("shuffle")) and lacks(event, *_SEEDS)
        )
    return name == "shuffle" and not event.args and lacks(event, *_SEEDS)


def _fresh(event: Event) -> bool:
    """Whether it asks the system, and not NumPy's global state."""
    return event.name in _INTERLEAVES or "buffer_size" in event.keywords


def _sure(session: Session, event: Event) -> Sure | None:
    if event.name in _INTERLEAVES or event.name.startswith("datasets."):
        return "certain"
    if event.owner is None or not event.name.startswith("?"):
        return None
    names = {one.name.partition(".")[0] for one in session.events}
    if event.name.endswith("train_test_split"):
        return "likely" if event.args or "test_size" in event.keywords or "train_size" in event.keywords else None
    return (
        "likely"
        if "datasets" in names and not names & set(_FOREIGN) and not isinstance(event.owner, Constant)
        else None
    )
