"""Is the seed of a trainer left to its default?"""

import re

from openassay.detect.arguments import lacks
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import HYGIENE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place
from openassay.flow import Event
from openassay.flow.value import Made

DETECTOR = Detector(
    id="OA-RNG-25",
    part="rng",
    question="Is the seed of a trainer left to its default?",
    why="The default of 42 stands in no file of the project: a reader does not see it, and another version may have another.",
    satisfy="Write seed= in the arguments of the trainer, and data_seed= where the order of the data has its own.",
    facts=("rng.trainer_seed_left_to_default",),
    needs=("randomness",),
)

_TRL = "SFT|DPO|KTO|ORPO|CPO|GRPO|PPO|PPOv2|RLOO|Reward|PRM|BCO|XPO|OnlineDPO|NashMD|GKD|AlignProp|IterativeSFT"
_ARGUMENTS = re.compile(
    r"transformers\.(Seq2Seq)?TrainingArguments|trl(\.trainer)?(\.\w+)?\.(" + _TRL + r")Config"
    r"|sentence_transformers(\.\w+)*\.(SentenceTransformer|CrossEncoder|SparseEncoder)TrainingArguments"
    r"|setfit\.TrainingArguments|optimum(\.\w+)*\.\w+TrainingArguments"
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Arguments of a trainer that name no seed, neither in the call nor afterwards."""
    events = (one for session in randomness.sessions for one in session.reached if one.kind == "call")
    for one in by_place(event for event in events if _ARGUMENTS.fullmatch(event.name) and _open(event)):
        short = one.name.rpartition(".")[2]
        yield from fault(
            DETECTOR, randomness, f"{short} has no seed=: its default is used.", one.place, severity=HYGIENE
        )


def _open(event: Event) -> bool:
    later = isinstance(event.result, Made) and "seed" in event.result.attributes
    return "seed" not in event.keywords and lacks(event, "seed") and not later
