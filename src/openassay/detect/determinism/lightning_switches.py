"""Are Lightning's switches for determinism on?"""

from openassay.detect.arguments import false, has_workers, none, option
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place, switched
from openassay.flow import Event
from openassay.flow.value import Constant
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-32",
    part="rng",
    question="Are Lightning's switches for determinism on?",
    why="By default seed_everything leaves the workers of loaders to themselves, and a Trainer allows operations that differ from run to run.",
    satisfy="Call seed_everything(s, workers=True) and build Trainer(deterministic=True).",
    facts=("rng.lightning_switches",),
    needs=("randomness",),
)

_HOMES = ("lightning", "pytorch_lightning", "lightning_fabric")
_LOADER = "torch.utils.data.DataLoader"


def look(_: Reading, randomness: Randomness) -> Look:
    """Seeds without workers=True where loaders have workers; trainers without deterministic=."""
    for session in randomness.sessions:
        sure = _workers(session)
        for one in by_place(event for event in session.reached if sure and _leaves_workers(event)):
            message = "seed_everything has no workers=True, and a loader has workers."
            yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE, sure=sure or "likely")
        for one in by_place(event for event in session.reached if _is_open(event)):
            sure = _fits(session, one)
            if sure and not switched(session):
                message = "Trainer has no deterministic=True."
                yield from fault(DETECTOR, randomness, message, one.place, severity=ELSEWHERE, sure=sure)


def _workers(session: Session) -> Sure | None:
    """How sure it is that a loader has workers that nothing else seeds."""
    loaders = [
        one
        for one in session.events
        if one.name == _LOADER and one.kind == "call" and none(one.given("worker_init_fn", 9))
    ]
    found = [has_workers(one.given("num_workers", 5)) for one in loaders]
    return "certain" if "certain" in found else "likely" if "likely" in found else None


def _leaves_workers(event: Event) -> bool:
    named = event.kind == "seed" and event.name.startswith(_HOMES) and event.name.endswith("seed_everything")
    workers = event.given("workers", 1)
    return named and "**" not in event.keywords and not option(workers) and (workers is None or false(workers))


def _is_open(event: Event) -> bool:
    named = event.kind == "call" and event.name.startswith(_HOMES) and event.name.endswith(".Trainer")
    given = event.keywords.get("deterministic")
    where = event.keywords.get("accelerator")
    on_cpu = isinstance(where, Constant) and where.value == "cpu"
    return named and "**" not in event.keywords and not on_cpu and not option(given) and (none(given) or false(given))


def _fits(session: Session, trainer: Event) -> Sure | None:
    """Certain where this trainer trains; nothing where it only evaluates."""
    asked = {
        one.name.rpartition(".")[2] for one in session.reached if one.owner is trainer.result and one.owner is not None
    }
    if asked & {"fit", "tune"}:
        return "certain"
    return None if asked & {"test", "validate", "predict"} else "likely"
