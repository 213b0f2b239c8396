"""Does a pipeline of tf.data give its records in the order in which they get ready?"""

import re
from collections.abc import Iterator

from openassay.detect.arguments import false, lacks, none, option, shown_if, true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault, strongest
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place
from openassay.flow import Event
from openassay.flow.value import Constant, Value
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-30",
    part="rng",
    question="Does a pipeline of tf.data give its records in the order in which they get ready?",
    why="The order of parallel work hangs on the machine's load: batches hold other records on every run.",
    satisfy="Leave deterministic=True, which is the default, or set it in the options.",
    facts=("rng.tf_data_order",),
    needs=("randomness",),
)

_PARALLEL = re.compile(r"\.(map|interleave|batch|padded_batch|ragged_batch)$")
_OPTION = re.compile(r"\.(experimental_)?deterministic$")
_OTHERS = re.compile(r"^(torch|datasets|sklearn|jax)\.")
_FILES = ("tensorflow_datasets.load", "tensorflow_datasets.builder.as_dataset")
"""They shuffle files, and give the order up for it."""
_SLOPPY = re.compile(
    r"^tensorflow\.(contrib\.)?data\.(experimental\.)?(parallel_interleave|make_csv_dataset|make_batched_features_dataset)$"
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Switches that give the order up: in a call, or in options that nothing sets back."""
    for one, message, sure in strongest(_found(randomness)):
        yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE, sure=sure)


def _found(randomness: Randomness) -> Iterator[tuple[Event, str, Sure]]:
    for session in randomness.sessions:
        for one in by_place([*_called(session), *_set(session)]):
            message = f"{one.name} lets records through in the order in which they get ready."
            yield one, message, shown_if(one.reached and not one.maybe and not _open(one) and one.name not in _FILES)


def _called(session: Session) -> Iterator[Event]:
    return (one for one in session.events if one.kind == "call" and not _OTHERS.match(one.name) and _gives_up(one))


def _gives_up(event: Event) -> bool:
    """Whether a call gives the order up: of parallel work, of files that it interleaves, or of files that it shuffles."""
    if _PARALLEL.search(event.name):
        return not none(event.keywords.get("num_parallel_calls")) and false(event.keywords.get("deterministic"))
    if event.name in _FILES:
        return true(event.keywords.get("shuffle_files")) and lacks(event, "read_config")
    return bool(_SLOPPY.match(event.name)) and true(event.keywords.get("sloppy"))


def _set(session: Session) -> Iterator[Event]:
    """The options' switch where it is off in the end."""
    last: dict[int, Event] = {}
    for one in session.events:
        if one.kind == "set" and _is_options(one):
            last[id(one.owner)] = one
    yield from (one for one in last.values() if false(_given(one)))


def _is_options(event: Event) -> bool:
    """Whether the switch of a pipeline's options is set."""
    ours = event.name.startswith(("tensorflow.data", "?")) or ".options." in event.name
    return bool(_OPTION.search(event.name)) and ours and not event.name.startswith(("torch.", "os."))


def _given(event: Event) -> Value | None:
    return event.args[0] if event.args else None


def _open(event: Event) -> bool:
    """Whether an option may switch it back."""
    given = event.keywords.get("deterministic") or _given(event)
    return isinstance(given, Constant) and option(given)
