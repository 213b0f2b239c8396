"""What a name can stand for while a program is walked."""

import ast
from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from openassay.flow.origin import Place, Taint

NONE: frozenset[Taint] = frozenset()
MOST = 200
"""Elements of one list that are told apart."""


class Value:
    """Something of which nothing is known but where it came from."""

    __slots__ = ("taints",)

    def __init__(self, taints: frozenset[Taint] = NONE) -> None:
        self.taints = taints


class Given(NamedTuple):
    """What a call is given."""

    args: tuple[Value, ...] = ()
    keywords: dict[str, Value] = {}  # noqa: RUF012 - never changed

    def values(self) -> tuple[Value, ...]:
        """All of it."""
        return (*self.args, *self.keywords.values())

    def first(self) -> Value | None:
        """The first argument, however it is given."""
        return next(iter(self.values()), None)

    def get(self, name: str, position: int = -1) -> Value | None:
        """The value of a keyword, or of the argument at that position."""
        if name in self.keywords:
            return self.keywords[name]
        return self.args[position] if 0 <= position < len(self.args) else None


class Constant(Value):
    """A literal, or what is computed from literals."""

    __slots__ = ("value",)

    def __init__(self, value: object, taints: frozenset[Taint] = NONE) -> None:
        super().__init__(taints)
        self.value = value


class External(Value):
    """A module, class or function of a library, by its dotted name."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Made(Value):
    """What a call of a library gave: `name` is what was called; `attributes` what was set on it since."""

    __slots__ = ("args", "attributes", "keywords", "name", "place")

    def __init__(
        self,
        name: str,
        args: tuple[Value, ...],
        keywords: dict[str, Value],
        place: Place,
        taints: frozenset[Taint] = NONE,
    ) -> None:
        super().__init__(taints)
        self.name, self.args, self.keywords, self.place = name, args, keywords, place
        self.attributes: dict[str, Value] = {}

    def given(self, name: str, position: int = -1) -> Value | None:
        """The value of a keyword, or of the argument at that position."""
        if name in self.keywords:
            return self.keywords[name]
        return self.args[position] if 0 <= position < len(self.args) else None


class Generator(Made):
    """A source of random numbers of its own: `seed` is what it was seeded with, none where it was not."""

    __slots__ = ("library", "seed")

    def __init__(self, made: Made, library: str, seed: Value | None) -> None:
        super().__init__(made.name, made.args, made.keywords, made.place, made.taints)
        self.library, self.seed = library, seed


class Member(Value):
    """A method or attribute of something made or unknown."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: Value, name: str) -> None:
        super().__init__(owner.taints)
        self.owner, self.name = owner, name


class Items(Value):
    """A list, tuple, set or dictionary written out; `keys` only for a dictionary."""

    __slots__ = ("elements", "keys", "kind", "whole")

    def __init__(
        self, kind: str, elements: Iterable[Value], keys: Iterable[Value] = (), taints: frozenset[Taint] = NONE
    ) -> None:
        super().__init__(taints)
        self.kind, self.elements, self.keys = kind, list(islice(elements, MOST + 1)), list(islice(keys, MOST + 1))
        self.whole = len(self.elements) <= MOST
        """Whether the elements are all there are."""

    def grow(self, elements: Iterable[Value], keys: Iterable[Value] = ()) -> None:
        """Add elements, up to a number."""
        self.elements += islice(elements, max(0, MOST - len(self.elements)))
        self.keys += islice(keys, max(0, MOST - len(self.keys)))
        self.whole = self.whole and len(self.elements) < MOST

    def get(self, key: str) -> Value | None:
        """The value under a constant key."""
        for one, value in zip(self.keys, self.elements, strict=False):
            if isinstance(one, Constant) and one.value == key:
                return value
        return None


class Frame:
    """The names of a module, class or function that is being walked; `above` is the frame around it in the source."""

    __slots__ = ("above", "cell", "names", "path", "scope", "shared", "stars")

    def __init__(self, path: str, scope: str = "", above: "Frame | None" = None, cell: Any = None) -> None:
        self.path, self.scope, self.above = path, scope, above
        self.names: dict[str, Value] = {}
        self.shared: set[str] = set()
        self.stars: list[str] = []
        self.cell: Any = cell or (above.cell if above else None)

    def top(self) -> "Frame":
        """The frame of the module."""
        frame = self
        while frame.above is not None:
            frame = frame.above
        return frame


class Function(Value):
    """A function of the program; `bound` is the object whose method it is, `partial` what was given beforehand."""

    __slots__ = ("bound", "cell", "decorators", "frame", "node", "options", "partial")

    def __init__(self, node: "ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda", frame: Frame) -> None:
        super().__init__()
        self.node, self.frame = node, frame
        self.cell = frame.cell
        self.options: dict[str, Value] = {}
        self.bound: Value | None = None
        self.partial = Given()
        self.decorators: tuple[Value, ...] = ()

    @property
    def name(self) -> str:
        """Qualified within its file."""
        own = getattr(self.node, "name", "<lambda>")
        return f"{self.frame.scope}.{own}" if self.frame.scope else own

    def default(self, name: str) -> ast.expr | None:
        """The expression of a parameter's default, or none."""
        asked = self.node.args
        positional = [one.arg for one in (*asked.posonlyargs, *asked.args)]
        found: dict[str, ast.expr | None] = dict(zip(positional[::-1], asked.defaults[::-1], strict=False))
        found |= {one.arg: value for one, value in zip(asked.kwonlyargs, asked.kw_defaults, strict=True)}
        return found.get(name)

    def to(self, owner: Value) -> "Function":
        """The function as a method of an object."""
        method = self._copy()
        method.bound = owner
        return method

    def _copy(self) -> "Function":
        other = Function(self.node, self.frame)
        other.cell, other.options, other.bound = self.cell, self.options, self.bound
        other.partial, other.decorators = self.partial, self.decorators
        return other

    def after(self, args: tuple[Value, ...], keywords: dict[str, Value]) -> "Function":
        """The function with arguments given beforehand."""
        partial = self._copy()
        partial.partial = Given((*self.partial.args, *args), {**self.partial.keywords, **keywords})
        return partial


class Class(Value):
    """A class of the program: its own names, and what it is derived from."""

    __slots__ = ("bases", "decorators", "frame", "node")

    def __init__(self, node: ast.ClassDef, frame: Frame, bases: tuple[Value, ...]) -> None:
        super().__init__()
        self.node, self.frame, self.bases = node, frame, bases
        self.decorators: tuple[Value, ...] = ()

    def fields(self) -> list[str]:
        """The names that its body declares with a type."""
        declared = (one.target for one in self.node.body if isinstance(one, ast.AnnAssign))
        return [one.id for one in declared if isinstance(one, ast.Name)]

    def line(self) -> "list[Class]":
        """The class and the program's classes above it, nearest first."""
        found: list[Class] = []
        queue: list[Value] = [self]
        while queue:
            one = queue.pop(0)
            if isinstance(one, Class) and one not in found:
                found.append(one)
                queue += one.bases
        return found

    def find(self, name: str) -> Value | None:
        """An attribute of the class or of those above it."""
        return next((one.frame.names[name] for one in self.line() if name in one.frame.names), None)

    def roots(self) -> list[str]:
        """The names of the libraries' classes that it is derived from."""
        return [base.name for one in self.line() for base in one.bases if isinstance(base, External)]


class Instance(Value):
    """An object of a class of the program."""

    __slots__ = ("attributes", "kind", "place")

    def __init__(self, kind: Class, place: Place, taints: frozenset[Taint] = NONE) -> None:
        super().__init__(taints)
        self.kind, self.place = kind, place
        self.attributes: dict[str, Value] = {}


NOTHING = Given()


class Site(NamedTuple):
    """Where in the source something is done: a node of the tree, and the frame that it is walked in."""

    node: ast.AST
    frame: Frame


def joined(values: Iterable[Value]) -> frozenset[Taint]:
    """The taints of several values."""
    found: set[Taint] = set()
    for one in values:
        found |= one.taints
    return frozenset(found) if found else NONE


def deep(value: Value, depth: int = 4) -> frozenset[Taint]:
    """The taints of a value and of what it holds."""
    if depth == 0:
        return value.taints
    inner: Iterable[Value] = ()
    if isinstance(value, Items):
        inner = (*value.elements, *value.keys)
    elif isinstance(value, Made) and value.name not in ("builtins.set", "builtins.frozenset"):
        inner = (*value.args, *value.keywords.values())
    found = set(value.taints)
    for one in inner:
        found |= deep(one, depth - 1)
    return frozenset(found) if found else NONE


def tainted(value: Value, taints: frozenset[Taint]) -> Value:
    """A value with further taints; the same object where nothing is added or where identity matters."""
    if taints <= value.taints or isinstance(value, (Function, Class, Instance, External, Generator)):
        return value
    if isinstance(value, Constant):
        return Constant(value.value, value.taints | taints)
    value.taints = value.taints | taints
    return value


def same(values: list[Value]) -> Value:
    """One value for what may be any of several."""
    kept = [one for one in values if not (isinstance(one, Constant) and one.value is None)] or values
    if not kept:
        return Value()
    first = kept[0]
    return tainted(first, joined(values)) if type(first) is not Value or len(kept) == 1 else _better(kept)


def _better(values: list[Value]) -> Value:
    known = next((one for one in values if type(one) is not Value), values[0])
    return tainted(known, joined(values))
