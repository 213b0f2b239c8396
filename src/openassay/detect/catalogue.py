"""Every detector, found by walking the folders; and the order in which their needs let them run."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import cast

from msgspec import Struct

import openassay.detect as room
from openassay.detect.detector import Detector, Look
from openassay.schema import OpenassayError

LAST = "everything"
"""The need of a detector that runs after all others, and is handed what they said."""


class CatalogueError(OpenassayError):
    """A detector's record or function is not well formed."""


class Found(Struct, frozen=True):
    """A detector with its function and the module that holds both."""

    record: Detector
    look: Callable[..., Look]
    module: str


@cache
def found() -> tuple[Found, ...]:
    """Every detector in the order of rule ids. Raises CatalogueError for a missing `look` or a repeated id."""
    every: list[Found] = []
    for folder in pkgutil.iter_modules(room.__path__):
        if not folder.ispkg:
            continue
        package = importlib.import_module(f"{room.__name__}.{folder.name}")
        for info in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{info.name}")
            record = getattr(module, "DETECTOR", None)
            if record is not None:
                every.append(_checked(record, module.__name__, getattr(module, "look", None)))
    every.sort(key=lambda one: one.record.id)
    for left, right in pairwise(every):
        if left.record.id == right.record.id:
            raise CatalogueError(f"{left.record.id} is the id of {left.module} and of {right.module}: choose another")
    return tuple(every)


def _checked(record: object, module: str, look: object) -> Found:
    if not isinstance(record, Detector) or not callable(look):
        raise CatalogueError(f"{module}: DETECTOR must be a Detector, with a function `look` beside it")
    return Found(record, cast("Callable[..., Look]", look), module)


def catalogue() -> tuple[Detector, ...]:
    """The records of every detector, in the order of rule ids."""
    return tuple(one.record for one in found())


@cache
def in_order() -> tuple[Found, ...]:
    """Detectors so that each runs after those that give what it needs. Raises CatalogueError where that cannot be."""
    givers = {one.record.gives: one for one in found() if one.record.gives}
    graph: dict[str, set[str]] = {}
    for one in found():
        unmet = set(one.record.needs) - set(givers) - {LAST}
        if unmet:
            raise CatalogueError(f"{one.module} needs {', '.join(sorted(unmet))}, which no detector gives")
        graph[one.record.id] = {givers[need].record.id for need in one.record.needs if need != LAST}
    by_id = {one.record.id: one for one in found()}
    try:
        order = [by_id[identity] for identity in _stable(graph)]
    except CycleError as error:
        raise CatalogueError(f"detectors need each other in a circle: {' > '.join(error.args[1])}") from error
    return tuple(sorted(order, key=lambda one: LAST in one.record.needs))


@cache
def audit_only() -> tuple[Found, ...]:
    """The detectors on randomness and those that give what they need, in order; none that runs after all others."""
    givers = {one.record.gives: one for one in found() if one.record.gives}
    wanted = {one.record.id for one in found() if one.record.part == "rng" and LAST not in one.record.needs}
    queue = [need for one in found() if one.record.id in wanted for need in one.record.needs]
    while queue:
        one = givers[queue.pop()].record
        if one.id not in wanted:
            wanted.add(one.id)
            queue += one.needs
    return tuple(one for one in in_order() if one.record.id in wanted)


def _stable(graph: dict[str, set[str]]) -> list[str]:
    """A topological order that is the same on every run: ids that are ready at once go in order of id."""
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order += ready
        sorter.done(*ready)
    return order
