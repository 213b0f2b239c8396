"""Is a distributed sampler told which epoch it is?"""

import re

from openassay.detect.arguments import false, true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault, line_of
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, calls
from openassay.flow import Event
from openassay.flow.value import Constant, Made, Value
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-23",
    part="rng",
    question="Is a distributed sampler told which epoch it is?",
    why="Without set_epoch it gives every epoch the same order, and a training that is resumed cannot tell where it stood.",
    satisfy="Call sampler.set_epoch(epoch) at the start of every epoch.",
    facts=("rng.no_set_epoch",),
    needs=("randomness",),
)

_SAMPLER = "torch.utils.data.DistributedSampler"
_LOADERS = ("DataLoader", "StatefulDataLoader")
_TRAINERS = re.compile(
    r"(lightning|composer|transformers|fastai|mmengine|mmcv|catalyst|ignite|accelerate|determined)\..*(Trainer|Accelerator|Runner|Learner|LightningCLI|setup_common_training_handlers)$"
)
_EVALUATION = re.compile(r"(\b|_)(val|valid|validation|test|eval|dev)(\b|_|set|data|s_)", re.I)


def look(_: Reading, randomness: Randomness) -> Look:
    """Shuffling samplers in programs with a loop of epochs, no set_epoch, and no trainer that would call it."""
    if any(re.search(r"\bset_epoch\s*\(", cell.source) for cells in randomness.cells.values() for cell in cells.cells):
        return
    for session in randomness.sessions:
        if any(_TRAINERS.match(one.name) for one in session.events):
            continue
        for one in calls(session, _SAMPLER):
            sure = _sure(session, one)
            if sure and not false(one.given("shuffle", 3)) and not _EVALUATION.search(line_of(randomness, one.place)):
                message = "Nothing calls set_epoch of this DistributedSampler: every epoch has the same order."
                yield from fault(DETECTOR, randomness, message, one.place, severity=EVERY_RUN, sure=sure)


def _sure(session: Session, sampler: Event) -> Sure | None:
    """Certain where its own loader is gone through in a loop, likely where some loader or some training is."""
    loaders = [one for one in session.reached if one.kind == "pass" and one.loop and one.name.endswith(_LOADERS)]
    shuffle = sampler.given("shuffle", 3)
    if any(_holds(one.owner, sampler.result) for one in loaders) and (shuffle is None or true(shuffle)):
        return "certain"
    nested = any(one.loop > 1 and one.name.endswith((".backward", ".step")) for one in session.reached)
    return "likely" if loaders or nested else None


def _holds(loader: Value | None, sampler: Value | None) -> bool:
    given = loader.given("sampler", 3) if isinstance(loader, Made) else None
    return given is sampler and given is not None and not isinstance(given, Constant)
