"""The state of a walk: where it stands, what it has told, and how much it may still do."""

import ast
from typing import TYPE_CHECKING, Any

from openassay.flow.event import Blind, Event, Kind, Library
from openassay.flow.origin import Place, Taint
from openassay.flow.value import NOTHING, Frame, Given, Site, Value

if TYPE_CHECKING:
    from openassay.flow.program import Program

MAX_STEPS = 300_000
"""Most statements and expressions that are walked."""
MAX_EVENTS = 30_000
"""Most events that are told."""
MAX_DEPTH = 40
"""Most calls that are followed into each other."""
MAX_NESTING = 120
"""Deepest expression."""
MAX_VISITS = 4
"""How often one function is walked in one program."""


class EnoughError(Exception):
    """A limit was met: the walk ends, and what it told stands."""


class Machine:
    """What every part of the walk shares."""

    def __init__(self, program: "Program") -> None:
        self.program = program
        self.events: list[Event] = []
        self.blind: dict[Blind, None] = {}
        self.settled: set[Taint] = set()
        self.counted: set[Taint] = set()
        self.modules: dict[str, Frame] = {}
        self.flags: dict[str, Value] = {}
        self.stack: list[tuple[ast.AST, str]] = []
        self.callers: list[Place] = []
        self.visits: dict[int, int] = {}
        self.walked: set[int] = set()
        self.loaders: dict[int, Any] = {}
        self.entry, self.reached, self.worker = "", True, False
        self.loop = self.maybe = self.process = self.processes = 0
        self.steps = self.nesting = 0
        self.loading: Place | None = None

    def step(self) -> None:
        """Count one piece of work. Raises EnoughError at the limit."""
        self.steps += 1
        if self.steps > MAX_STEPS or len(self.events) > MAX_EVENTS:
            raise EnoughError

    def place(self, node: ast.AST, frame: Frame) -> Place:
        """The line of a node in its file."""
        line = getattr(node, "lineno", 1)
        return Place(frame.path, frame.cell.place(line) if frame.cell else line)

    def tell(
        self, kind: Kind, name: str, site: Site, given: Given = NOTHING, *, library: str = "",
        owner: Value | None = None, generator: Value | None = None, result: Value | None = None,
    ) -> None:  # fmt: skip
        """Add an event."""
        known: Library = library  # type: ignore[assignment]
        self.events.append(Event(
            kind, name, self.place(*site), known, given.args, given.keywords, owner, result, generator,
            scope=site.frame.scope, loop=self.loop, maybe=self.maybe, worker=self.worker, process=self.process,
            entry=self.entry, reached=self.reached, loader=self.loading, stack=tuple(scope for _, scope in self.stack),
            callers=tuple(self.callers),
        ))  # fmt: skip

    def cannot(self, site: Site, why: str) -> None:
        """Note a place that cannot be seen through."""
        self.blind[Blind(self.place(*site), why)] = None
