"""Does a framework seed itself from the clock, or not at all?"""

import re

from openassay.detect.arguments import lacks, none, true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import Session, by_place, calls
from openassay.flow import Event
from openassay.flow.value import Made
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-33",
    part="rng",
    question="Is the seed given that a framework asks for?",
    why="Composer's Trainer draws its seed from the clock, Accelerate seeds nothing by itself, and agents and environments start from entropy.",
    satisfy="Give Trainer(seed=s), call accelerate.utils.set_seed(s) first, and build the agent with seed=s.",
    facts=("rng.framework_seed_missing",),
    needs=("randomness",),
)

_COMPOSER = ("composer.Trainer", "composer.trainer.Trainer", "composer.trainer.trainer.Trainer")
_ACCELERATORS = ("accelerate.Accelerator", "accelerate.accelerator.Accelerator")
_AGENTS = re.compile(
    r"(stable_baselines3|sb3_contrib)(\.\w+)*\.(PPO|A2C|DQN|SAC|TD3|DDPG|TQC|TRPO|ARS|QRDQN|CrossQ|RecurrentPPO|MaskablePPO)"
)
_ENVIRONMENTS = re.compile(r"(gym|gymnasium)\.(vector\.)?(make|make_vec)")


def look(_: Reading, randomness: Randomness) -> Look:
    """Trainers, accelerators, agents and environments that nobody gives a seed."""
    for session in randomness.sessions:
        for one in calls(session, *_COMPOSER):
            if lacks(one, "seed"):
                yield from _says(
                    randomness, one, "Trainer of Composer has no seed=: it takes one from the clock.", "certain"
                )
        yield from _accelerated(session, randomness)
        agents = by_place(one for one in session.reached if one.kind == "call" and _AGENTS.fullmatch(one.name))
        for one in agents:
            if lacks(one, "seed") and not _seeds_itself(session, one):
                sure: Sure = "likely" if session.seeded("torch", one) else "certain"
                yield from _says(randomness, one, f"{one.name.rpartition('.')[2]} has no seed=.", sure)
        if not agents:
            yield from _environments(session, randomness)


def _says(randomness: Randomness, event: Event, message: str, sure: Sure) -> Look:
    yield from fault(DETECTOR, randomness, message, event.place, severity=EVERY_RUN, sure=sure)


def _accelerated(session: Session, randomness: Randomness) -> Look:
    """An accelerator in a program that draws from torch and never seeds it."""
    found = calls(session, *_ACCELERATORS)
    draw = next((one for one in session.reached if _draws(one)), None)
    if found and draw and not session.seeded("torch"):
        yield from _says(
            randomness,
            found[0],
            f"Nothing calls set_seed, and {draw.name} draws.",
            "likely" if draw.maybe else "certain",
        )


def _draws(event: Event) -> bool:
    """Whether an event takes from torch's global state: a draw, new weights, a loader that shuffles."""
    if event.kind == "draw":
        return event.library == "torch" and event.generator is None
    shuffles = event.name == "torch.utils.data.DataLoader" and true(event.given("shuffle", 2))
    return (
        shuffles
        and event.kind == "call"
        and none(event.keywords.get("generator"))
        and none(event.keywords.get("sampler"))
    )


def _seeds_itself(session: Session, agent: Event) -> bool:
    """Whether the agent is seeded after it was made."""
    names = ("set_random_seed", "set_parameters", "load")
    return any(
        one.owner is agent.result and one.name.endswith(names) for one in session.events if one.owner is not None
    )


def _environments(session: Session, randomness: Randomness) -> Look:
    """Environments that no call of the program seeds, where they are first reset."""
    made = any(_ENVIRONMENTS.fullmatch(one.name) for one in session.reached)
    if not made or any(_seeds_environment(one) for one in session.events):
        return
    resets = [one for one in session.reached if one.kind == "call" and _of_environment(one) and lacks(one, "seed")]
    for one in resets[:1]:
        yield from _says(randomness, one, "The environment is reset without a seed, here and everywhere.", "likely")


def _of_environment(event: Event) -> bool:
    held = isinstance(event.owner, Made) and bool(_ENVIRONMENTS.fullmatch(event.owner.name))
    return held and event.name.endswith(".reset")


def _seeds_environment(event: Event) -> bool:
    name = event.name.rpartition(".")[2]
    return (name in ("reset", "make_vec_env") and bool({"seed", "**"} & set(event.keywords))) or (
        name in ("seed", "reset_async") and event.kind == "call"
    )
