"""What the walk tells: every call, setting and pass over data, in the order in which the program would come to them."""

from typing import Literal

from msgspec import Struct, field

from openassay.flow.origin import Place, Taint
from openassay.flow.value import Value

Kind = Literal["call", "set", "pass", "seed", "draw", "make"]
Library = Literal["python", "numpy", "torch", "tensorflow", "jax", ""]


class Event(Struct):
    """One thing that happens.

    `kind`: seed sets a library's global state, draw takes from a generator, make creates one; call is any other call of
    a library, set gives a value to a library's or an object's attribute, pass iterates. `name` is dotted and resolved;
    `owner` the object whose method it is; `generator` the generator that a draw uses, none for the global one.
    `loop` counts enclosing loops, `maybe` branches that were not decided; `worker` is true in what a loader's workers
    run, `loader` the place that makes that loader; `process` numbers processes, `entry` names the program. `reached` is
    false in functions that no entry calls. `callers` are the places of the calls that led here, outermost first.
    """

    kind: Kind
    name: str
    place: Place
    library: Library = ""
    args: tuple[Value, ...] = ()
    keywords: dict[str, Value] = field(default_factory=dict)
    owner: Value | None = None
    result: Value | None = None
    generator: Value | None = None
    scope: str = ""
    loop: int = 0
    maybe: int = 0
    worker: bool = False
    process: int = 0
    entry: str = ""
    reached: bool = True
    loader: Place | None = None
    stack: tuple[str, ...] = ()
    callers: tuple[Place, ...] = ()

    def given(self, name: str, position: int = -1) -> Value | None:
        """The value of a keyword, or of the argument at that position."""
        if name in self.keywords:
            return self.keywords[name]
        return self.args[position] if 0 <= position < len(self.args) else None

    def values(self) -> tuple[Value, ...]:
        """All arguments."""
        return (*self.args, *self.keywords.values())


class Blind(Struct, frozen=True):
    """A place that the walk cannot see through, and why."""

    place: Place
    why: str


class Trace(Struct):
    """The events of all entries, in order; what could not be followed; the files; orders that were fixed after all."""

    events: tuple[Event, ...] = ()
    blind: tuple[Blind, ...] = ()
    entries: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    settled: frozenset[Taint] = frozenset()

    def named(self, *names: str) -> list[Event]:
        """Events whose dotted name is one of these."""
        return [one for one in self.events if one.name in names]
