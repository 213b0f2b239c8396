"""What can be told of sets, texts and computed values?"""

import ast
import operator
from collections.abc import Callable

from openassay.flow.origin import Taint
from openassay.flow.value import NONE, Constant, Items, Made, Value

_NUMBERS: dict[type[ast.operator], Callable[[float, float], object]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.FloorDiv: operator.floordiv,
}  # fmt: skip
_BIGGEST = 2**64
_SET_METHODS = ("union", "intersection", "difference", "symmetric_difference", "copy")
_TEXTS = frozenset(
    ("read", "split", "splitlines", "lower", "upper", "strip", "decode", "readlines", "text", "words", "join")
)
"""Attributes that give text."""
_ORDERS = ("set", "listing", "arrival")
CHANCES = ("hash", "entropy")
"""Taints of values, not of orders: told where they decide, pick or are kept."""


def decides(node: ast.Compare, values: list[Value]) -> frozenset[Taint]:
    """What no seed fixes and is held against a bound or a number: not two hashes against each other."""
    chances = [frozenset(one for one in value.taints if one.kind in CHANCES) for value in values]
    several = sum(bool(one) for one in chances) > 1
    member = any(isinstance(one, (ast.In, ast.NotIn, ast.Is, ast.IsNot)) for one in node.ops)
    return NONE if several or member else NONE.union(*chances)


def picked(owner: Value, key: Value) -> frozenset[Taint]:
    """What no seed fixes and picks an entry by number; a hash itself as the key of a table is no number of an entry."""
    if isinstance(key, Made) or (isinstance(owner, Items) and owner.kind == "dict"):
        return NONE
    return frozenset(one for one in key.taints if one.kind in CHANCES)


def split_part(owner: Value, number: object) -> Value | None:
    """One of the keys that a split of a JAX key gave: the same each time that it is asked for."""
    if isinstance(owner, Made) and owner.name == "jax.random.split" and isinstance(number, int):
        return owner.attributes.setdefault(f"[{number}]", Value(owner.taints))
    return None


def is_set(value: Value) -> bool:
    """Whether a value is a set whose order is nobody's."""
    if isinstance(value, Items):
        return value.kind == "set"
    if not isinstance(value, Made):
        return False
    kind, _, method = value.name.removeprefix("builtins.").partition(".")
    return (
        value.name.startswith("builtins.")
        and kind in ("set", "frozenset")
        and method.split(".")[-1] in ("", *_SET_METHODS)
    )


def elements_of(value: Value) -> list[Value]:
    """What is written out in a value."""
    return value.elements if isinstance(value, Items) else []


def stable(value: Value) -> bool:
    """Whether a set holds numbers alone, whose hash is their own."""
    if isinstance(value, Items):
        held = value.elements
        return bool(held) and all(isinstance(one, Constant) and isinstance(one.value, (int, float)) for one in held)
    if isinstance(value, Made) and value.args:
        inner = value.args[0]
        return (isinstance(inner, Items) and stable(inner)) or (
            isinstance(inner, Made) and inner.name == "builtins.range"
        )
    return isinstance(value, Made)


def of_text(value: Value) -> bool:
    """Whether a set holds text for sure."""
    if isinstance(value, Items):
        return any(isinstance(one, Constant) and isinstance(one.value, str) for one in value.elements) or any(
            is_text(one) for one in value.elements
        )
    return isinstance(value, Made) and bool(value.args) and is_text(value.args[0])


def of_numbers(operation: ast.operator, left: bool, right: bool) -> bool:  # noqa: FBT001
    """Whether what is made of two sets holds numbers alone, where one or both do."""
    if isinstance(operation, ast.BitAnd):
        return left or right
    return left if isinstance(operation, ast.Sub) else left and right


def is_text(value: Value) -> bool:
    """Whether a value is text, or holds text."""
    if isinstance(value, Constant):
        return isinstance(value.value, str)
    if isinstance(value, Items):
        return any(is_text(one) for one in value.elements)
    return isinstance(value, Made) and (
        value.name.rpartition(".")[2] in _TEXTS or value.name in ("builtins.str", "builtins.open")
    )


def computed(operation: ast.operator, left: object, right: object, taints: frozenset[Taint]) -> Value:
    """What two constants give: numbers that stay small, and text."""
    do = _NUMBERS.get(type(operation))
    numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
    if do and numbers and abs(left) < _BIGGEST and abs(right) < _BIGGEST:  # type: ignore[arg-type]
        try:
            return Constant(do(left, right), taints)  # type: ignore[arg-type]
        except ArithmeticError:
            return Value(taints)
    if isinstance(operation, ast.Add) and isinstance(left, str) and isinstance(right, str):
        return Constant((left + right)[:2_000], taints)
    return Value(taints)
