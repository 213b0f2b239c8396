"""What a Python module's names stand for: imports, constants bound once, and what hides them."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from openassay.read.folding import UNKNOWN, Folded, fold

_GLOBAL = re.compile(r"^[ \t]+global[ \t]+([^\n#;]+)", re.MULTILINE)
_NESTS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar)
_DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """The names that an import binds, with the dotted name each stands for."""
    if isinstance(node, ast.Import):
        yield from ((one.asname, one.name) if one.asname else (one.name.split(".", 1)[0],) * 2 for one in node.names)
        return
    lead = origin(node)
    joint = "" if lead.endswith(".") else "."
    for one in node.names:
        if one.name != "*":
            yield one.asname or one.name, f"{lead}{joint}{one.name}"


def origin(node: ast.ImportFrom) -> str:
    """The module of `from ... import`, with its leading dots."""
    return "." * node.level + (node.module or "")


def bound(target: ast.AST) -> Iterator[str]:
    """The plain names that a target binds."""
    stack = [target]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Tuple | ast.List):
            stack += node.elts
        elif isinstance(node, ast.Starred):
            stack.append(node.value)


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements that run at module level, those in branches and loops included."""
    stack: list[Any] = tree.body[::-1]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, _NESTS):
            stack += getattr(node, "finalbody", [])[::-1] + getattr(node, "orelse", [])[::-1]
            for handler in getattr(node, "handlers", [])[::-1]:
                stack += handler.body[::-1]
            stack += node.body[::-1]


def _binds(node: Any) -> Iterator[str]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from bound(target)
    elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.For | ast.AsyncFor):
        yield from bound(node.target)
    elif isinstance(node, ast.With | ast.AsyncWith):
        for item in node.items:
            yield from bound(item.optional_vars) if item.optional_vars else ()
    elif isinstance(node, _DEFINES):
        yield node.name


def _pairs(node: ast.Assign | ast.AnnAssign) -> Iterator[tuple[str, ast.expr]]:
    """The names that an assignment binds with the expression of each; `a, b = 1, 2` is two."""
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        if isinstance(target, ast.Name) and node.value is not None:
            yield target.id, node.value
        elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            sides = (target.elts, node.value.elts)
            if len(sides[0]) == len(sides[1]) and not any(
                isinstance(one, ast.Starred) for one in (*sides[0], *sides[1])
            ):
                yield from ((one.id, value) for one, value in zip(*sides, strict=True) if isinstance(one, ast.Name))


NO_ATTRIBUTES: dict[str, Folded] = {}
"""What `Names.attributes` is outside a class body; nothing is ever put in."""


class Names:
    """What names stand for at one place of the walk: `aliases` through imports, `constants` by value.

    Changes inside a scope are logged, so that `undo` takes them back at its end in time that they cost.
    """

    __slots__ = ("_log", "aliases", "attributes", "constants")

    def __init__(self, tree: ast.Module, source: str) -> None:
        self.aliases: dict[str, str] = {}
        self.constants: dict[str, Folded] = {}
        self.attributes: dict[str, Folded] = NO_ATTRIBUTES
        """The constants of the class whose body is walked; its methods do not see them by their bare names."""
        self._log: list[tuple[dict[str, Any], str, Any]] = []
        self._survey(tree, source)

    def _survey(self, tree: ast.Module, source: str) -> None:
        counts: Counter[str] = Counter()
        for node in _statements(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for name, full in imported(node):
                    self.aliases.setdefault(name, full)
                    counts[name] += 1
            else:
                counts.update(_binds(node))
        changed = {name.strip() for found in _GLOBAL.findall(source) for name in found.split(",")}
        self._fold([one for one in tree.body if isinstance(one, ast.Assign | ast.AnnAssign)], counts, changed)

    def _fold(self, nodes: list[ast.Assign | ast.AnnAssign], counts: Counter[str], changed: set[str]) -> None:
        for node in nodes:
            for name, value in _pairs(node):
                folded = fold(value, self.lookup) if counts[name] == 1 and name not in changed else UNKNOWN
                if folded is not UNKNOWN:
                    self.constants[name] = folded

    def lookup(self, name: str) -> Folded:
        """The constant that a name stands for, or UNKNOWN."""
        if name in self.attributes:
            return self.attributes[name]
        return self.constants.get(name, UNKNOWN)

    def mark(self) -> int:
        """The place in the log that `undo` goes back to."""
        return len(self._log)

    def undo(self, mark: int) -> None:
        """Take back every change since `mark`."""
        log = self._log
        while len(log) > mark:
            where, name, old = log.pop()
            if old is UNKNOWN:
                where.pop(name, None)
            else:
                where[name] = old

    def alias(self, name: str, full: str) -> None:
        """Inside a function or class, `name` is imported."""
        self._log.append((self.aliases, name, self.aliases.get(name, UNKNOWN)))
        self.aliases[name] = full
        self.hide(name, imports=False)

    def hide(self, name: str, *, imports: bool = True) -> None:
        """`name` is bound anew here to something else."""
        if imports and name in self.aliases:
            self._log.append((self.aliases, name, self.aliases.pop(name)))
        if name in self.constants:
            self._log.append((self.constants, name, self.constants.pop(name)))
