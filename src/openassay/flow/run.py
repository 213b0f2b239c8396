"""Where does a walk start, and what does it give? Entries one after the other, then what none of them calls."""

import ast
from collections.abc import Iterable

from openassay.flow.event import Blind, Event, Trace
from openassay.flow.execute import Walk
from openassay.flow.machine import EnoughError
from openassay.flow.options import commanded, exposed
from openassay.flow.origin import Place
from openassay.flow.program import Program
from openassay.flow.value import NOTHING, Class, Function, Instance, Site

MOST_ENTRIES = 24
_FEW = 2


def trace(program: Program, entries: Iterable[str], *, rest: bool = True) -> Trace:
    """Walk a program from its entries: files that are run. Of each, what it imports and calls, in order.

    With `rest`, then what no entry calls; without, only what running them comes to.
    """
    events: list[Event] = []
    blind: dict[Blind, None] = {}
    settled: set[object] = set()
    walked: set[tuple[str, int]] = set()
    wanted = list(dict.fromkeys(entries))
    for entry in wanted[:MOST_ENTRIES]:
        walk = Walk(program)
        walk.entry = entry
        try:
            _main(walk, entry)
            if rest:
                _rest(walk, walked)
        except (EnoughError, RecursionError):
            walk.cannot(Site(ast.Pass(lineno=1), walk.modules[entry]), "the program is larger than what is walked")
        events += walk.events
        blind |= walk.blind
        settled |= walk.settled
    blind |= {Blind(Place(path, 1), "more programs than are walked"): None for path in wanted[MOST_ENTRIES:]}
    return Trace(
        tuple(events), tuple(blind), tuple(wanted[:MOST_ENTRIES]),
        tuple(sorted({one.place.path for one in events})), frozenset(settled),  # type: ignore[arg-type]
    )  # fmt: skip


def _main(walk: Walk, entry: str) -> None:
    """One program from its first statement, then its commands."""
    frame = walk.enter(entry)
    for value in list(frame.names.values()):
        if isinstance(value, Function) and commanded(value) and id(value.node) not in walk.walked:
            exposed(walk, value)
            walk.invoke(value, NOTHING, Site(value.node, value.frame))


def _rest(walk: Walk, walked: set[tuple[str, int]]) -> None:
    """Functions and methods that nothing called: something outside may."""
    walk.reached = False
    for path, frame in list(walk.modules.items()):
        for value in list(frame.names.values()):
            if isinstance(value, Class) and value.frame.path == path:
                _methods(walk, value, walked)
            elif isinstance(value, Function) and value.frame.path == path:
                _once(walk, value, walked)


def _methods(walk: Walk, kind: Class, walked: set[tuple[str, int]]) -> None:
    functions = [one for one in kind.frame.names.values() if isinstance(one, Function)]
    unknown = [one for one in functions if id(one.node) not in walk.walked]
    if not unknown or (kind.frame.path, kind.node.lineno) in walked:
        return
    walked.add((kind.frame.path, kind.node.lineno))
    made = Instance(kind, walk.place(kind.node, kind.frame))
    init = kind.find("__init__")
    if isinstance(init, Function):
        walk.invoke(init.to(made), NOTHING, Site(init.node, init.frame))
    for one in unknown:
        if id(one.node) not in walk.walked:
            walk.invoke(one.to(made), NOTHING, Site(one.node, one.frame))


def _once(walk: Walk, function: Function, walked: set[tuple[str, int]]) -> None:
    key = (function.frame.path, function.node.lineno)
    if id(function.node) not in walk.walked and key not in walked:
        walked.add(key)
        walk.invoke(function, NOTHING, Site(function.node, function.frame))


def programs(program: Program) -> list[str]:
    """The files that look like programs: they have a main guard, or do something where they stand."""
    return [path for path in program.paths if _is_program(program, path)]


def _is_program(program: Program, path: str) -> bool:
    source = program.cells(path)
    if source is None or path.endswith("__init__.py"):
        return False
    if source.notebook:
        return True
    body = [node for cell in source.cells if cell.tree for node in cell.tree.body]
    if body and _starts(body[-1]):
        return True
    return (
        any(_is_guard(node) for node in body)
        or any(isinstance(node, (ast.For, ast.While, ast.With)) for node in body)
        or (sum(isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) for node in body) >= _FEW)
    )


def _starts(node: ast.stmt) -> bool:
    """Whether a file ends with the bare call of a function: `main()`."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name)


def _is_guard(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and any(
        isinstance(one, ast.Name) and one.id == "__name__" for one in ast.walk(node.test)
    )
