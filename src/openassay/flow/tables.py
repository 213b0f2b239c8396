"""What do the calls of libraries do? The tables of library.toml, asked by dotted name."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_SHORT = (
    (re.compile(r"^tensorflow\.compat\.v[12]\."), "tensorflow."),
    (re.compile(r"^torch\.utils\.data\.(?:dataloader|dataset|sampler|distributed)\."), "torch.utils.data."),
    (re.compile(r"^torch\.nn\.modules\.\w+\."), "torch.nn."),
    (re.compile(r"^torch\.nn\.parallel\.\w+\.(?=[A-Z])"), "torch.nn.parallel."),
    (re.compile(r"^(?:pytorch_lightning|lightning\.pytorch)(?=\.|$)"), "lightning"),
    (re.compile(r"^tensorflow\.(?:python|keras)\.keras\."), "tensorflow.keras."),
    (re.compile(r"^tf_keras\."), "keras."),
    (re.compile(r"^transformers\.(?:trainer|trainer_seq2seq|training_args|training_args_seq2seq)\."), "transformers."),
    (re.compile(r"^(.+)\.__init__$"), r"\1"),
    (re.compile(r"^lightgbm\.\w+\.(?=[A-Z])|^xgboost\.\w+\.(?=[A-Z])"), ""),
)
"""Names under which libraries give the same thing."""
LONGEST = 200


@cache
def table() -> dict[str, Any]:
    """library.toml."""
    return tomllib.loads(files(__package__).joinpath("library.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=50_000)
def canonical(name: str) -> str:
    """One name for what goes by several."""
    for pattern, short in _SHORT:
        if short:
            name = pattern.sub(short, name, count=1)
    return name[:LONGEST]


@cache
def _groups(section: str) -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Exact names and patterns of a section whose keys are groups of names."""
    exact, patterns = {}, []
    for group, names in table()[section].items():
        for name in names:
            if "*" in name:
                patterns.append((re.compile(re.escape(name).replace(r"\*", r"\w+")), group))
            else:
                exact[name] = group
    return exact, tuple(patterns)


@lru_cache(maxsize=50_000)
def group(section: str, name: str) -> str:
    """The group of a section in which a name stands, or nothing."""
    exact, patterns = _groups(section)
    if name in exact:
        return exact[name]
    return next((found for pattern, found in patterns if pattern.fullmatch(name)), "")


def seeds(name: str) -> tuple[str, ...]:
    """The libraries whose global state a call seeds."""
    return tuple(table()["seeds"].get(name, ()))


def makes(name: str) -> str:
    """The library whose generator a call makes."""
    return str(table()["makes"].get(name, ""))


def known(name: str) -> bool:
    """Whether a name seeds, makes or draws: what a monkey patch would turn into something else."""
    return bool(seeds(name) or makes(name) or group("draws", name))
