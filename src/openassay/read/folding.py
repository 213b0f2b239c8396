"""Which constant an expression is: bounded arithmetic, so that no source can make its reader work."""

import ast
import operator
from collections.abc import Callable
from enum import Enum
from math import isfinite
from typing import Any, Final

from openassay.read.limits import MAX_DEPTH
from openassay.read.text import encodable

MAX_BITS = 1024
"""Largest integer that is folded, in bits."""
MAX_STRING = 2_000
"""Longest string that is folded or kept, in characters."""


class Unknown(Enum):
    """The answer for what is no constant."""

    UNKNOWN = 0


UNKNOWN: Final = Unknown.UNKNOWN
Folded = int | float | str | None | Unknown
Lookup = Callable[[str], Folded]

_PLAIN: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}
_SYMBOLS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.LShift: "<<",
}


def _bounded(value: object) -> Folded:
    """`value` where it is a constant of a size worth keeping."""
    if isinstance(value, int):
        return value if value.bit_length() <= MAX_BITS else UNKNOWN
    if isinstance(value, float):
        return value if isfinite(value) else UNKNOWN
    if isinstance(value, str):
        return encodable(value) if len(value) <= MAX_STRING else UNKNOWN
    return None if value is None else UNKNOWN


def _power(base: float, exponent: float) -> object:
    if isinstance(base, int) and isinstance(exponent, int):
        too_large = abs(exponent) > MAX_BITS or base.bit_length() * abs(exponent) > 2 * MAX_BITS
        return UNKNOWN if too_large else base**exponent
    return base**exponent


def _shift(value: float, count: float) -> object:
    fits = isinstance(value, int) and isinstance(count, int) and 0 <= count <= MAX_BITS
    return int(value) << int(count) if fits else UNKNOWN


def combine(symbol: str, left: Folded, right: Folded) -> Folded:
    """`left symbol right` as Python computes it, UNKNOWN where it cannot be, or is too large to be worth it."""
    if isinstance(left, str) and isinstance(right, str):
        return _bounded(left + right) if symbol == "+" else UNKNOWN
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return UNKNOWN
    work = _PLAIN.get(symbol) or {"**": _power, "<<": _shift}.get(symbol)
    try:
        return _bounded(work(left, right)) if work else UNKNOWN
    except ArithmeticError:
        return UNKNOWN


def shown(value: Folded) -> tuple[str, str]:
    """Kind and text of a constant: `number`, `bool`, `null`, `string`, or `other` with no text."""
    if isinstance(value, bool):
        return "bool", "true" if value else "false"
    if isinstance(value, int | float):
        return "number", repr(value)
    if isinstance(value, str):
        return "string", value
    return ("null", "null") if value is None else ("other", "")


def number(text: str, kind: type[int] | type[float] = float) -> Folded:
    """The number that a text spells, as int or float."""
    try:
        return _bounded(kind(text)) if len(text) <= 100 else UNKNOWN
    except ValueError:
        return UNKNOWN


def _constant(node: ast.Constant, _: Lookup, __: int) -> Folded:
    return _bounded(node.value)


def _name(node: ast.Name, lookup: Lookup, _: int) -> Folded:
    return lookup(node.id)


def _unary(node: ast.UnaryOp, lookup: Lookup, depth: int) -> Folded:
    value = fold(node.operand, lookup, depth + 1)
    if not isinstance(value, int | float):
        return UNKNOWN
    if type(node.op) is ast.USub:
        return -value
    return +value if type(node.op) is ast.UAdd else UNKNOWN


def _binary(node: ast.BinOp, lookup: Lookup, depth: int) -> Folded:
    symbol = _SYMBOLS.get(type(node.op))
    left = fold(node.left, lookup, depth + 1) if symbol else UNKNOWN
    if symbol is None or left is UNKNOWN:
        return UNKNOWN
    return combine(symbol, left, fold(node.right, lookup, depth + 1))


def _converted(node: ast.Call, lookup: Lookup, depth: int) -> Folded:
    """`int(1e5)` and `float("1e-3")`."""
    kind = {"int": int, "float": float}.get(node.func.id) if type(node.func) is ast.Name else None
    if kind is None or len(node.args) != 1 or node.keywords:
        return UNKNOWN
    value = fold(node.args[0], lookup, depth + 1)
    if isinstance(value, str):
        return number(value, kind)
    try:
        return _bounded(kind(value)) if isinstance(value, int | float) else UNKNOWN
    except OverflowError:
        return UNKNOWN


def _joined(node: ast.JoinedStr, _: Lookup, __: int) -> Folded:
    """An f-string without fields."""
    parts = [part.value if type(part) is ast.Constant else UNKNOWN for part in node.values]
    return UNKNOWN if UNKNOWN in parts else _bounded("".join(map(str, parts)))


_FOLD: dict[type[ast.AST], Callable[[Any, Lookup, int], Folded]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.Call: _converted,
    ast.JoinedStr: _joined,
}


def fold(node: ast.expr, lookup: Lookup, depth: int = 0) -> Folded:
    """The constant that an expression is. `lookup` gives the constant of a name, or UNKNOWN."""
    work = _FOLD.get(type(node))
    return work(node, lookup, depth) if work and depth < MAX_DEPTH else UNKNOWN
