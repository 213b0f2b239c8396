"""Is a generator copied into the workers of a loader?"""

from typing import TYPE_CHECKING

from openassay.detect.arguments import has_workers, none
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, calls
from openassay.flow import Event
from openassay.flow.value import Function, Generator

if TYPE_CHECKING:
    from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-22",
    part="rng",
    question="Is a generator copied into the workers of a loader?",
    why="Every worker gets the same copy, and a fresh one every epoch: they draw the same numbers, as many times as there are workers.",
    satisfy="Make the generator in worker_init_fn from the worker's seed, or in __getitem__ from the seed and the index.",
    facts=("rng.generator_copied_to_workers",),
    needs=("randomness",),
)

_LOADERS = (
    "torch.utils.data.DataLoader", "torch_geometric.loader.DataLoader", "torchdata.stateful_dataloader.StatefulDataLoader",
)  # fmt: skip


def look(_: Reading, randomness: Randomness) -> Look:
    """Generators made in the main process and drawn from in workers, that no worker seeds anew."""
    for session in randomness.sessions:
        told = set()
        for loader in calls(session, *_LOADERS):
            workers = has_workers(loader.given("num_workers", 5))
            for draw in _copied(session, loader) if workers and _leaves(loader) else ():
                made = draw.generator
                if isinstance(made, Generator) and made.place not in told:
                    told.add(made.place)
                    where = f"{draw.place.path}:{draw.place.line}"
                    message = f"This generator is copied to every worker, where {draw.name} draws from it ({where})."
                    sure: Sure = "certain" if workers == "certain" and not draw.maybe else "likely"
                    yield from fault(DETECTOR, randomness, message, made.place, severity=EVERY_RUN, sure=sure)


def _leaves(loader: Event) -> bool:
    """Whether the loader's worker_init_fn is known or not there: an unknown one may seed anything."""
    given = loader.given("worker_init_fn", 9)
    return "**" not in loader.keywords and (none(given) or isinstance(given, Function))


def _copied(session: Session, loader: Event) -> list[Event]:
    """Draws in the loader's workers from generators that the main process made."""
    inside = [one for one in session.reached if one.worker and one.loader == loader.place]
    if any(one.name.endswith("get_worker_info") for one in inside):
        return []
    own = {id(one.result) for one in inside if one.kind == "make"}
    seeded = {id(one.generator) for one in inside if one.kind == "seed" and one.generator is not None}
    draws = [
        one for one in inside if one.kind == "draw" and isinstance(one.generator, Generator) and one.library != "jax"
    ]
    return [one for one in draws if id(one.generator) not in own | seeded]
