"""Every standard, found by walking the folder of rubrics."""

from functools import cache
from importlib.resources import files

from openassay.standard.errors import StandardError
from openassay.standard.rubric import Rubric, read

_FOLDER = files("openassay.standard").joinpath("rubrics")


@cache
def ids() -> tuple[str, ...]:
    """The id of every standard, in order."""
    return tuple(sorted(one.name.removesuffix(".toml") for one in _FOLDER.iterdir() if one.name.endswith(".toml")))


@cache
def load(id: str) -> Rubric:  # noqa: A002 - the standard's own word for it
    """The standard of that id. Raises StandardError, with the ids that exist, for any other word."""
    if id not in ids():
        raise StandardError(f"there is no standard {id}; there are {', '.join(ids())}")
    rubric = read(_FOLDER.joinpath(f"{id}.toml").read_text("utf-8"), f"rubrics/{id}.toml")
    if rubric.id != id:
        raise StandardError(f"rubrics/{id}.toml calls itself {rubric.id}; name the file after the id")
    return rubric


def rubrics() -> tuple[Rubric, ...]:
    """Every standard, in order of id."""
    return tuple(load(one) for one in ids())
