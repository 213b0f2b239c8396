"""Does a checkpoint for restarts lack a part of the state?"""

import re
from collections.abc import Iterator

from openassay.detect.arguments import shown_if
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place, draws, seed_of
from openassay.flow import Event
from openassay.flow.value import Constant, Items, Made, Value

DETECTOR = Detector(
    id="OA-RNG-46",
    part="rng",
    question="Does a checkpoint for restarts lack a part of the state?",
    why="A training that goes on without the optimiser, the schedule, the scaler or the random states is another one.",
    satisfy="Save the model, the optimiser, the scheduler, the scaler, the step and all random states, and load them again.",
    facts=("rng.checkpoint_without_state",),
    needs=("randomness",),
)

_SAVES = re.compile(r"^(torch\.save|torch_xla\.core\.xla_model\.save|pickle\.dump|joblib\.dump|dill\.dump)$|\.save$")
_LOADS = ("torch.load", "torch.serialization.load", "pickle.load", "joblib.load", "dill.load")
_PROGRESS = re.compile(r"epoch|step|iter|batch_idx", re.IGNORECASE)
_MODEL = re.compile(r"model|state_dict|net|weights?|params|^w$", re.IGNORECASE)
_PARTS = {
    "the optimiser": (
        re.compile(r"opt", re.IGNORECASE),
        re.compile(r"^torch\.optim\.(?!lr_scheduler|swa)\w+$|^transformers\.(AdamW|Adafactor)$"),
    ),
    "the scheduler": (
        re.compile(r"sched|^lrs?_?s", re.IGNORECASE),
        re.compile(
            r"^torch\.optim\.lr_scheduler\.\w+$|^transformers\.(optimization\.)?get_\w*(schedule|scheduler)\w*$"
        ),
    ),
    "the scaler": (
        re.compile(r"scaler|^amp", re.IGNORECASE),
        re.compile(r"^torch\.(cuda\.)?amp\.(grad_scaler\.)?GradScaler$"),
    ),
}
_STATES = re.compile(r"rng|random|generator|seed_state|np_state|numpy_state|torch_state|cuda_state", re.IGNORECASE)


def look(_: Reading, randomness: Randomness) -> Look:
    """Dictionaries saved for restarts, and what is in use and not in them."""
    for session in randomness.sessions:
        saves = [(one, kept) for one in session.reached if (kept := _dictionary(one)) is not None]
        words = _words(session)
        for one in by_place(event for event, kept in saves if _restarts(session, kept)):
            kept = next(held for event, held in saves if event.place == one.place)
            if lacks := list(_lacks(session, {*_keys(kept), *words})):
                message = f"{one.name} keeps a checkpoint without {', '.join(lacks)}."
                sure = shown_if(_closed(kept))
                yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE, sure=sure)


def _dictionary(event: Event) -> Items | None:
    """The dictionary that a call saves."""
    if event.kind != "call" or not _SAVES.search(event.name):
        return None
    given = event.keywords.get("obj") or next(iter(event.args), None)
    return given if isinstance(given, Items) and given.kind == "dict" else None


def _keys(kept: Items) -> Iterator[str]:
    """The keys, and those of dictionaries inside."""
    for key, value in zip(kept.keys, kept.elements, strict=False):
        yield str(key.value) if isinstance(key, Constant) else ""
        if isinstance(value, Items) and value.kind == "dict":
            yield from _keys(value)
        yield from _state(value)


def _state(value: Value) -> Iterator[str]:
    """What a value is the state of: a word for its key."""
    name = value.name if isinstance(value, Made) else ""
    if name.endswith(("rng_state", "rng_state_all", ".getstate", "random.get_state")):
        yield "rng"
    for part, (_, made) in _PARTS.items():
        if name.endswith(".state_dict") and made.search(name.removesuffix(".state_dict")):
            yield part.removeprefix("the ")


def _words(session: Session) -> set[str]:
    """What other saves of the program keep by themselves: the optimiser's state in a file of its own."""
    found: set[str] = set()
    for one in session.reached:
        if one.kind == "call" and _SAVES.search(one.name):
            for value in one.values():
                found |= set(_keys(value)) if isinstance(value, Items) and value.kind == "dict" else set(_state(value))
        if one.name.rpartition(".")[2] in ("save_state", "save_checkpoint"):
            found |= {"rng", "optimiser", "scheduler", "scaler"}
    return found


def _restarts(session: Session, kept: Items) -> bool:
    """Whether a dictionary is for restarts: it holds the model, and how far it came or the optimiser; or is loaded again."""
    keys = [key.value for key in kept.keys if isinstance(key, Constant) and isinstance(key.value, str)]
    model = any(_MODEL.search(key) for key in keys)
    far = any(_PROGRESS.search(key) for key in keys) or any(_PARTS["the optimiser"][0].search(key) for key in keys)
    loaded = any(one.name in _LOADS for one in session.events)
    torch = any(one.name == "torch.save" for one in session.events)
    return model and far and (torch or loaded)


def _lacks(session: Session, keys: set[str]) -> Iterator[str]:
    """What is in use and has no key."""
    for part, (named, made) in _PARTS.items():
        used = any(one.reached and one.kind == "call" and made.search(one.name) for one in session.events)
        if used and not any(named.search(key) for key in keys):
            yield part
    if _random(session) and not any(_STATES.search(key) for key in keys):
        yield "the states of the random numbers"


def _random(session: Session) -> bool:
    """Whether the training draws as it goes, from a state that no epoch seeds anew."""
    libraries = ("torch", "numpy", "python")
    anew = any(
        one.kind in ("seed", "make") and one.loop and not isinstance(seed_of(one), Constant) for one in session.reached
    )
    going = (one for one in session.reached if one.loop or one.kind == "pass" or "Dropout" in one.name)
    drawn = any(draws(one, name) or (one.kind == "draw" and one.library == name) for one in going for name in libraries)
    return not anew and drawn


def _closed(kept: Items) -> bool:
    """Whether all keys are known."""
    return len(kept.keys) == len(kept.elements) and all(isinstance(one, Constant) for one in kept.keys)
