"""Are boosted trees sampled without a seed, or built by as many threads as there are?"""

from openassay.detect.arguments import none, true
from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import ELSEWHERE, Randomness, fault
from openassay.detect.reading import Reading
from openassay.detect.sessions import by_place
from openassay.flow import Event
from openassay.flow.value import Constant, Items, Value

DETECTOR = Detector(
    id="OA-RNG-27",
    part="rng",
    question="Are boosted trees sampled without a seed, or built by as many threads as there are?",
    why="Rows and columns are then drawn by a default that versions change, and sums over threads differ from machine to machine.",
    satisfy="Set seed (random_state), and for LightGBM deterministic=True with a fixed num_threads.",
    facts=("rng.boosting_without_seed",),
    needs=("randomness",),
)

_SAMPLES = {
    "xgboost": ("subsample", "colsample_bytree", "colsample_bylevel", "colsample_bynode"),
    "lightgbm": (
        "bagging_fraction", "subsample", "sub_row", "bagging", "feature_fraction", "colsample_bytree", "sub_feature",
        "feature_fraction_bynode", "colsample_bynode", "pos_bagging_fraction", "neg_bagging_fraction",
    ),
    "catboost": ("subsample", "rsm", "colsample_bylevel"),
}  # fmt: skip
_MODELS = {
    "xgboost": ("train", "cv", "XGBClassifier", "XGBRegressor", "XGBRanker", "XGBRFClassifier", "XGBRFRegressor"),
    "lightgbm": ("train", "cv", "LGBMClassifier", "LGBMRegressor", "LGBMRanker", "LGBMModel"),
    "catboost": ("train", "cv", "CatBoost", "CatBoostClassifier", "CatBoostRegressor", "CatBoostRanker"),
}
_SEEDS = ("seed", "random_state", "random_seed", "bagging_seed", "feature_fraction_seed")
_THREADS = ("num_threads", "num_thread", "nthread", "nthreads", "n_jobs", "thread_count")
_DROPS = ("dart", "goss", "rf")


def look(_: Reading, randomness: Randomness) -> Look:
    """Calls that build trees, with what is known of their parameters."""
    events = (one for session in randomness.sessions for one in session.reached if one.kind == "call")
    for one in by_place(event for event in events if _trains(event)):
        given = _parameters(one)
        why = _fault(one.name.partition(".")[0], given) if given is not None else ""
        if why:
            yield from fault(DETECTOR, randomness, f"{one.name} {why}.", one.place, severity=ELSEWHERE)


def _trains(event: Event) -> bool:
    library, _, rest = event.name.partition(".")
    return rest.rpartition(".")[2] in _MODELS.get(library, ())


def _parameters(event: Event) -> dict[str, Value] | None:
    """The parameters by name, none where they are not all known."""
    if "**" in event.keywords:
        return None
    if event.name.rpartition(".")[2] not in ("train", "cv", "CatBoost"):
        return {name: one for name, one in event.keywords.items() if not none(one)}
    given = event.given("params", 0)
    if not isinstance(given, Items) or given.kind != "dict" or not all(isinstance(one, Constant) for one in given.keys):
        return None
    named = {
        str(key.value): value
        for key, value in zip(given.keys, given.elements, strict=False)
        if isinstance(key, Constant)
    }
    return named | {name: one for name, one in event.keywords.items() if name == "seed"}


def _fault(library: str, given: dict[str, Value]) -> str:
    """What is wrong with the parameters of a library."""
    seeded = any(name in given for name in _SEEDS)
    if not seeded and any(_below_one(given.get(name)) for name in _SAMPLES[library]):
        return "samples rows or columns and has no seed"
    if not seeded and _text(given.get("boosting_type", given.get("boosting", given.get("booster")))) in _DROPS:
        return "drops or samples trees and has no seed"
    fixed = _switched(given.get("deterministic")) or any(_fixed(given.get(name)) for name in _THREADS)
    if library == "lightgbm" and not fixed:
        return "has neither deterministic=True nor a fixed number of threads"
    return ""


def _below_one(value: Value | None) -> bool:
    """Whether a share is below one, or is not known."""
    if isinstance(value, Constant):
        return isinstance(value.value, (int, float)) and 0 < value.value < 1
    return value is not None


def _text(value: Value | None) -> object:
    return value.value if isinstance(value, Constant) else None


def _switched(value: Value | None) -> bool:
    return value is not None and (not isinstance(value, Constant) or true(value))


def _fixed(value: Value | None) -> bool:
    """Whether a number of threads is fixed; one taken from the machine is not."""
    if isinstance(value, Constant):
        return isinstance(value.value, int) and value.value > 0
    return value is not None and not any(one.kind == "machine" for one in value.taints)
