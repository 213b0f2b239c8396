"""Do workers draw without a seed for each?"""

from openassay.detect.arguments import has_workers, lacks, true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, calls
from openassay.flow import Event
from openassay.flow.value import Instance, Items, Made, Value
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-21",
    part="rng",
    question="Do the workers of a loader draw without a seed for each?",
    why="What is drawn for a record then depends on which worker loads it: another number of workers gives other data.",
    satisfy="Give the loader a worker_init_fn that seeds from torch.initial_seed(), or draw from a generator seeded by the record.",
    facts=("rng.workers_without_seed",),
    needs=("randomness",),
)

_LOADERS = (
    "torch.utils.data.DataLoader", "torch_geometric.loader.DataLoader", "torchdata.stateful_dataloader.StatefulDataLoader",
)  # fmt: skip
_LIBRARIES = ("python", "numpy", "torch")
_AUGMENTS = frozenset(
    ("ColorJitter", "AutoAugment", "RandAugment", "TrivialAugmentWide", "AugMix", "ElasticTransform", "ScaleJitter")
)
_PLAIN = frozenset((
    "Compose", "Resize", "Normalize", "CenterCrop", "PadIfNeeded", "ToTensorV2", "ToTensor", "LongestMaxSize", "SmallestMaxSize",
    "ToFloat", "BboxParams", "KeypointParams",
))  # fmt: skip
_DEEPEST = 6


def look(_: Reading, randomness: Randomness) -> Look:
    """Loaders with workers and no worker_init_fn whose workers draw from global states."""
    for session in randomness.sessions:
        if any(one.name.endswith("seed_everything") and true(one.given("workers", 1)) for one in session.events):
            continue
        for one in calls(session, *_LOADERS):
            workers = has_workers(one.given("num_workers", 5))
            what, sure = (
                _drawn(session, one) if workers and lacks(one, "worker_init_fn", position=9) else ("", "likely")
            )
            if what:
                message = f"Workers draw ({what}): the data depends on how many there are."
                both: Sure = "certain" if (workers, sure) == ("certain", "certain") else "likely"
                yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE, sure=both)


def _drawn(session: Session, loader: Event) -> tuple[str, Sure]:
    """What the workers of a loader draw from, and whether they do so for sure."""
    inside = [one for one in session.reached if one.worker and one.loader == loader.place]
    seeded = {one.library for one in inside if one.kind == "seed" and one.generator is None}
    draws = [one for one in inside if one.kind == "draw" and one.generator is None and one.library in _LIBRARIES]
    draws = [one for one in draws if one.library not in seeded]
    if draws:
        first = min(draws, key=lambda one: one.maybe)
        return first.name, "likely" if first.maybe else "certain"
    held = [one.owner for one in inside if one.name.endswith(".__call__")] if "torch" not in seeded else []
    found = (
        [name for one in (*held, loader.given("dataset", 0)) if (name := _augments(one))]
        if "torch" not in seeded
        else []
    )
    return (found[0], "certain" if found[0].startswith("torchvision") else "likely") if found else ("", "likely")


def _augments(value: Value | None, depth: int = _DEEPEST) -> str:
    """The first transform within a value that draws, or nothing."""
    inner: tuple[Value, ...] = ()
    if isinstance(value, Made):
        if _is_random(value):
            return value.name
        inner = (*value.args, *value.keywords.values())
    elif isinstance(value, Items):
        inner = tuple(value.elements)
    elif isinstance(value, Instance):
        return ""
    return next((name for one in inner if depth and (name := _augments(one, depth - 1))), "")


def _is_random(made: Made) -> bool:
    library, _, name = made.name.rpartition(".")
    if library.startswith("torchvision.transforms"):
        return name in _AUGMENTS or (
            name.startswith("Random") and name not in ("RandomApply", "RandomChoice", "RandomOrder")
        )
    return library.startswith("albumentations") and name[:1].isupper() and name not in _PLAIN
