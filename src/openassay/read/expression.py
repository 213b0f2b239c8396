"""A Python expression as a Value: its text, its kind, its resolved name, the constant it folds to."""

import ast
from collections.abc import Callable
from typing import Any

from openassay.read.folding import MAX_STRING, UNKNOWN, fold, shown
from openassay.read.module import Value
from openassay.read.naming import Names
from openassay.read.text import encodable

MAX_TEXT = 200
"""Longest text of an expression, in characters."""
_MAX_SPAN = 40
"""Most lines that the text of one expression is put together from."""


class Expressions:
    """The expressions of one module: its source by line, and what its names stand for."""

    __slots__ = ("_bytes", "_lines", "names")

    def __init__(self, source: str, names: Names) -> None:
        self._lines = source.split("\n")
        self._bytes: dict[int, bytes] = {}
        self.names = names

    def dotted(self, node: ast.expr) -> str:
        """The resolved dotted name of a name or attribute; `?` stands for an object that is itself an expression."""
        if type(node) is ast.Name:
            return self.names.aliases.get(node.id, node.id)
        parts = []
        while type(node) is ast.Attribute:
            parts.append(node.attr)
            node = node.value
        parts.append(self.names.aliases.get(node.id, node.id) if type(node) is ast.Name else "?")
        return ".".join(parts[::-1])

    def segment(self, node: ast.expr) -> str:
        """The source of an expression on one line, cut."""
        first, start, end = node.lineno - 1, node.col_offset, node.end_col_offset or 0
        if node.end_lineno != node.lineno:
            return self._joined(first, start, (node.end_lineno or 1) - 1, end)
        line = self._lines[first] if first < len(self._lines) else ""
        if line.isascii():
            return line[start : end if end - start < MAX_TEXT else start + MAX_TEXT]
        return self._sliced(first, start, end)

    def _sliced(self, index: int, start: int, end: int | None) -> str:
        """A slice of a line by offsets in UTF-8, which is what a syntax tree counts in."""
        if index >= len(self._lines):
            return ""
        if index not in self._bytes:
            self._bytes[index] = self._lines[index].encode("utf-8", "replace")
        most = start + 4 * MAX_TEXT
        piece = self._bytes[index][start : most if end is None else min(end, most)]
        return piece.decode("utf-8", "ignore")[:MAX_TEXT]

    def _joined(self, first: int, start: int, last: int, end: int) -> str:
        pieces, size = [self._sliced(first, start, None)], 0
        for index in range(first + 1, min(last, first + _MAX_SPAN) + 1):
            pieces.append(self._sliced(index, 0, end if index == last else None))
            size += len(pieces[-1].strip())
            if size > MAX_TEXT:
                break
        return " ".join(" ".join(pieces).split())[:MAX_TEXT]

    def value(self, node: ast.expr) -> Value:
        """An expression as a Value."""
        step = _VALUES.get(type(node))
        return step(self, node) if step else Value(self.segment(node), "other", node.lineno)


def _constant(here: Expressions, node: ast.Constant) -> Value:
    value = node.value
    if isinstance(value, bytes):
        value = value[:MAX_STRING].decode("latin-1")
    if isinstance(value, str):
        return Value(here.segment(node), "string", node.lineno, encodable(value[:MAX_STRING]))
    kind, text = shown(fold(node, here.names.lookup))
    return Value(here.segment(node), kind, node.lineno, text)


def _name(here: Expressions, node: ast.Name) -> Value:
    folded = here.names.lookup(node.id)
    kind, text = ("name", "") if folded is UNKNOWN else shown(folded)
    return Value(here.segment(node), kind, node.lineno, text, here.names.aliases.get(node.id, node.id))


def _attribute(here: Expressions, node: ast.Attribute) -> Value:
    return Value(here.segment(node), "name", node.lineno, "", here.dotted(node))


def _call(here: Expressions, node: ast.Call) -> Value:
    folded = fold(node, here.names.lookup)
    kind, text = ("call", "") if folded is UNKNOWN else shown(folded)
    return Value(here.segment(node), kind, node.lineno, text, here.dotted(node.func))


def _folded(here: Expressions, node: ast.expr) -> Value:
    kind, text = shown(fold(node, here.names.lookup))
    return Value(here.segment(node), kind, node.lineno, text)


def _list(here: Expressions, node: ast.expr) -> Value:
    return Value(here.segment(node), "list", node.lineno)


_VALUES: dict[type[ast.AST], Callable[[Expressions, Any], Value]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.BinOp: _folded,
    ast.UnaryOp: _folded,
    ast.JoinedStr: _folded,
    ast.List: _list,
    ast.Tuple: _list,
    ast.Set: _list,
}
