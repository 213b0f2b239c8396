"""Does torch draw without ever having been seeded?"""

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place, trains, unpassed, unseeded
from openassay.flow import Event, Place
from openassay.flow.tables import group
from openassay.flow.value import Made
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-14",
    part="rng",
    question="Does torch draw without ever having been seeded?",
    why="Weights, shuffles, dropout and noise start from the system's entropy and are others on every run.",
    satisfy="Call torch.manual_seed(s) before the first layer is made and before the first loader shuffles.",
    facts=("rng.unseeded_torch",),
    needs=("randomness",),
)


def look(_: Reading, randomness: Randomness) -> Look:
    """The draws of each program that never seeds torch, the first one first."""
    for session in randomness.sessions:
        if draws := _drawn(session):
            draws = sorted(draws, key=lambda one: bool(one.maybe))
            first = draws[0]
            message = f"{first.name} draws from torch's global state, which {session.entry} never seeds."
            places = dict.fromkeys(_place(one) for one in by_place(draws))
            yield from fault(DETECTOR, randomness, message, *places, severity=EVERY_RUN, sure=_sure(session, draws))


def _drawn(session: Session) -> list[Event]:
    """Draws that no seed comes to, of a program that trains or draws by itself; other rules tell of neighbours' generators."""
    told = {one.place for one in unpassed(session, "torch")}
    found = [one for one in unseeded(session, "torch") if one.place not in told and not session.later("torch", one)]
    return found if trains(session) or not all(_initialises(one) for one in found) else []


def _sure(session: Session, draws: list[Event]) -> Sure:
    """Certain where a training comes to a draw; weights that are loaded afterwards in any case do not count."""
    loaded = any(one.name.endswith(".load_state_dict") and not one.maybe for one in session.reached)
    counted = [one for one in draws if not one.maybe and not (loaded and _initialises(one))]
    return "certain" if counted and trains(session) else "likely"


def _initialises(event: Event) -> bool:
    return bool(group("initialises", event.name)) or event.name.startswith(
        ("torch.nn.init", "torchvision.models", "timm")
    )


def _place(event: Event) -> Place:
    """The line of the draw; of a loader, where it was made."""
    return event.owner.place if event.kind == "pass" and isinstance(event.owner, Made) else event.place
