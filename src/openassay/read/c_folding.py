"""How C writes constants."""

import re
from collections.abc import Mapping, Sequence

from openassay.read import terms
from openassay.read.c_lexer import content
from openassay.read.folding import UNKNOWN, Folded, number
from openassay.read.terms import Dialect
from openassay.read.tokens import Token

_TYPES = frozenset({
    "bool", "char", "const", "double", "float", "half", "int", "int32_t", "int64_t", "long", "short", "signed",
    "size_t", "uint32_t", "uint64_t", "unsigned",
})  # fmt: skip
_WHOLE = re.compile(r"0[xX]([\da-fA-F]+)|0[bB]([01]+)|(0[0-7]*)|([1-9]\d*)")


def spelled(text: str) -> Folded:
    """The number that a C literal spells."""
    text = text.replace("'", "")
    whole = _WHOLE.fullmatch(text.rstrip("uUlLzZ"))
    if whole:
        base = {1: 16, 2: 2, 3: 8, 4: 10}[whole.lastindex or 4]
        digits = whole[whole.lastindex or 4]
        return int(digits, base) if len(digits) <= 100 else UNKNOWN
    if text[:2].lower() == "0x":
        return UNKNOWN
    return number(text.rstrip("fFlL"))


DIALECT = Dialect(
    spelled=spelled,
    content=content,
    words={"true": True, "false": False, "NULL": None, "nullptr": None},
    joints=frozenset({".", "->", "::"}),
    casts=_TYPES,
    real=frozenset({"double", "float", "half"}),
    whole=True,
)


def fold(tokens: Sequence[Token], names: Mapping[str, Folded]) -> Folded:
    """The constant that an expression is, or UNKNOWN."""
    return terms.fold(tokens, names, DIALECT)


def chain(tokens: Sequence[Token], end: int) -> tuple[int, str]:
    """The dotted name that ends before `end`, and the index where it starts."""
    return terms.chain(tokens, end, DIALECT.joints)


def kind_of(tokens: Sequence[Token], names: Mapping[str, Folded]) -> tuple[str, str, str]:
    """Kind, constant and name of an expression, as a Value has them."""
    return terms.kind_of(tokens, names, DIALECT)
