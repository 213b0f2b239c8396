"""Which line would pin the environment?"""

from collections.abc import Iterator
from itertools import islice

from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Build, Code, Training
from openassay.detect.mending import MADE, Told, free, mend
from openassay.detect.reading import Reading
from openassay.read.requirement import Requirement
from openassay.schema import Evidence, Location, Subject

DETECTOR = Detector(
    id="OA-FRM-40",
    part="frameworks",
    question="Which line would pin the environment?",
    why="A name without a version installs whatever is newest on the day.",
    satisfy="Write the version that was used at the line that is named, or the whole list as pip freeze prints it.",
    facts=("frameworks.mend",),
    needs=("subject", "code", "training", "build", "everything"),
)

_DISTRIBUTIONS = {
    "torch": "torch", "tensorflow": "tensorflow", "jax": "jax", "flax": "flax", "keras": "keras", "paddle": "paddlepaddle",
    "mxnet": "mxnet", "mlx": "mlx", "sklearn": "scikit-learn", "xgboost": "xgboost", "lightgbm": "lightgbm", "gensim": "gensim",
    "lightning": "lightning", "pytorch_lightning": "pytorch-lightning", "transformers": "transformers", "datasets": "datasets",
    "accelerate": "accelerate", "deepspeed": "deepspeed", "numpy": "numpy", "scipy": "scipy", "pandas": "pandas",
}  # fmt: skip
"""What is imported, main libraries first, and the package that it comes from."""
_SAME = {"pytorch": "torch", "pytorch-gpu": "torch", "tensorflow-gpu": "tensorflow"}
_MOST = 3
_FILES = ("requirements.txt", "requirements-train.txt")


def look(
    reading: Reading, subject: Subject, code: Code, training: Training, build: Build, everything: tuple[Evidence, ...]
) -> Look:
    """At each line that names a main library without a version, else in a list to make."""
    told = Told(everything)
    asked = told.no("frameworks.pinned", "frameworks.here") or told.yes("frameworks.named")
    if not asked or told.yes("frameworks.pinned", "frameworks.here", "frameworks.elsewhere"):
        return
    did = MADE.get(subject.kind, "trained the release")
    loose = list(_loose(reading, told))
    for place, one in loose[:_MOST]:
        yield mend(DETECTOR, _pin(reading, place, one), _why(one, did), place)
    used = _used(code, (*training.paths, *build.homes))
    if not loose:
        yield _listed(reading, used, did, apart=subject.kind == "model" and not training.here)
    elif used and not {_SAME.get(one.name, one.name) for _, one in loose}.intersection(used):
        place, _ = loose[0]
        why = f"It is imported by what {did}, and this list does not name it."
        yield mend(DETECTOR, f"{used[0]}==<the version that was used>", why, place)


def _loose(reading: Reading, told: Told) -> Iterator[tuple[Location, Requirement]]:
    """Lines of requirement files that name a library of the environment."""
    for said in told.yes("frameworks.named"):
        for place in said.locations:
            found = reading.requirements(place.path)
            yield from ((place, one) for one in (found.items if found else ()) if one.line == place.line)


def _pin(reading: Reading, place: Location, one: Requirement) -> str:
    """The line in the syntax of its file."""
    found = reading.requirements(place.path)
    ecosystem = one.ecosystem or (found.ecosystem if found else "")
    if ecosystem == "image":
        return f"FROM {one.name}@sha256:<digest>"
    return f"{one.name}{'=' if ecosystem == 'conda' else '=='}<the version that was used>"


def _why(one: Requirement, did: str) -> str:
    if one.exact:
        return f"Another file pins another version: keep in both the one that {did}."
    return f"Give the one version that {did}."


def _used(code: Code, paths: tuple[str, ...]) -> list[str]:
    """The packages behind what is imported there, main libraries first."""
    seen = {one.module.split(".")[0] for path in paths if path in code.modules for one in code.modules[path].imports}
    return list(islice((package for name, package in _DISTRIBUTIONS.items() if name in seen), _MOST))


def _listed(reading: Reading, used: list[str], did: str, *, apart: bool) -> Evidence:
    """A list to make; where the training is not here, one that goes with its program."""
    lines = "; ".join(f"{one}==<version>" for one in used or ["<package>"])
    why = f"One line for each package, as pip freeze prints them in the environment that {did}"
    return mend(
        DETECTOR, lines, f"{why}{', beside the program that did' if apart else ''}.", new=free(reading, *_FILES)
    )
