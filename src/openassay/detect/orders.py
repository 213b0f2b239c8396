"""Where does what is in no promised order go?"""

import re

from openassay.detect.randomness import Randomness
from openassay.flow import Event, Taint, Trace
from openassay.flow.value import Items, Made, Value


def passes(trace: Trace, kind: str) -> dict[Taint, list[Event]]:
    """Where what is in an order of that kind goes, if nothing sorts it."""
    found: dict[Taint, list[Event]] = {}
    for one in trace.events:
        for taint in one.owner.taints if one.kind == "pass" and one.owner else ():
            if taint.kind == kind and taint not in trace.settled:
                found.setdefault(taint, []).append(one)
    return found


_CARELESS = frozenset((
    "store", "drop", "isin", "remove", "discard", "difference", "intersection", "union", "issubset", "issuperset", "exists", "unlink",
    "info", "debug", "warning", "warn", "error", "exception", "critical", "log", "update", "add", "close", "makedirs", "mkdir", "rmtree",
    "symmetric_difference", "difference_update", "intersection_update", "mean", "nunique", "isdisjoint", "fsum", "dropna", "drop_columns",
    "remove_columns", "requires_grad_", "is_file", "is_dir", "getsize", "getmtime", "glob", "Counter", "defaultdict", "echo", "secho",
    "enumerate", "set_description", "set_postfix", "wait", "cancel", "nanmean", "submit", "id", "type", "callable", "TypeError",
    "ValueError", "KeyError", "RuntimeError", "Exception", "FileNotFoundError", "AssertionError", "NotImplementedError", "exit",
))  # fmt: skip
"""Last names of calls to which an order does not matter: what they take out, count or only show."""


def _careless(name: str) -> bool:
    return name.rpartition(".")[2] in _CARELESS


def outside(randomness: Randomness, kind: str) -> dict[Taint, list[Event]]:
    """Where a whole order goes that nothing sorts: not what happens to single elements in the loop that goes through it."""
    found = {}
    for taint, events in passes(randomness.trace, kind).items():
        counted = any(one.name == "builtins.enumerate" for one in events)
        stored = [one for one in events if one.name == "store" and counted]
        if kept := [one for one in events if not _careless(one.name) and _whole(one, taint)] or stored:
            found[taint] = kept
    return found


_KEEPS = re.compile(
    r"shuffle|choice|permut|sample|split|^self\.|Dataset|from_tensor|from_generator|train|^builtins\.enumerate$",
    re.I,
)
"""Calls and attributes in which an order stays for sure; a loop may treat each on its own."""


def stays(events: list[Event]) -> bool:
    """Whether an order certainly stays where one of these takes it."""
    return any(one.reached and _KEEPS.search(one.name) for one in events)


def _whole(event: Event, taint: Taint) -> bool:
    """Whether an event takes all that is in that order, and not one element of it."""
    if event.name == "for" or not event.args or any(_holds(one, taint) for one in event.args):
        return True
    return not event.loop and event.place != taint.place


def _holds(value: Value, taint: Taint, depth: int = 3) -> bool:
    if isinstance(value, Items):
        return taint in value.taints or (depth > 0 and any(_holds(one, taint, depth - 1) for one in value.elements))
    return isinstance(value, Made) and value.place == taint.place and value.name.endswith(taint.what)
