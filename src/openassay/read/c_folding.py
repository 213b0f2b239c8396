"""Which constant a C expression is, and what kind of value it has."""

import re
from collections.abc import Mapping, Sequence

from openassay.read.c_lexer import Token, content
from openassay.read.folding import MAX_STRING, UNKNOWN, Folded, combine, number, shown
from openassay.read.limits import MAX_DEPTH

MAX_TOKENS = 64
"""Longest expression that is looked into, in tokens."""

_LEVELS = {"<<": 1, "+": 2, "-": 2, "*": 3, "/": 3, "%": 3}
_WORDS: Mapping[str, Folded] = {"true": True, "false": False, "NULL": None, "nullptr": None}
_TYPES = frozenset({
    "bool", "char", "const", "double", "float", "half", "int", "int32_t", "int64_t", "long", "short", "signed",
    "size_t", "uint32_t", "uint64_t", "unsigned",
})  # fmt: skip
_REAL = frozenset({"double", "float", "half"})
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


class _Parser:
    """An expression by precedence; raises _NotConstantError where it is none that is known."""

    def __init__(self, tokens: Sequence[Token], names: Mapping[str, Folded]) -> None:
        self.tokens, self.names, self.at = tokens, names, 0

    def peek(self, ahead: int = 0) -> str:
        """The text of a token to come, empty at the end."""
        index = self.at + ahead
        return self.tokens[index].text if index < len(self.tokens) else ""

    def whole(self) -> Folded:
        """The constant, where it takes every token."""
        value = self.level(1, 0)
        return value if self.at == len(self.tokens) else UNKNOWN

    def level(self, least: int, depth: int) -> Folded:
        """Operators that bind at least as tightly as `least`."""
        if depth > MAX_DEPTH:
            return UNKNOWN
        value = self.unary(depth + 1)
        while (rank := _LEVELS.get(self.peek(), 0)) >= least:
            symbol = self.peek()
            self.at += 1
            value = _combined(symbol, value, self.level(rank + 1, depth + 1))
        return value

    def unary(self, depth: int) -> Folded:
        """Signs, casts and brackets."""
        symbol = self.peek()
        if symbol in {"-", "+"} and depth <= MAX_DEPTH:
            self.at += 1
            value = self.unary(depth + 1)
            return (-value if symbol == "-" else value) if isinstance(value, int | float) else UNKNOWN
        if symbol == "(":
            return self.cast(depth) if self.peek(1) in _TYPES else self.group(depth)
        return self.atom()

    def group(self, depth: int) -> Folded:
        """What brackets hold."""
        self.at += 1
        value = self.level(1, depth + 1)
        closed = self.peek() == ")"
        self.at += 1
        return value if closed else UNKNOWN

    def cast(self, depth: int) -> Folded:
        """`(float)x`."""
        kind = []
        self.at += 1
        while self.peek() in _TYPES:
            kind.append(self.peek())
            self.at += 1
        closed = self.peek() == ")"
        self.at += 1
        value = self.unary(depth + 1) if closed and depth <= MAX_DEPTH else UNKNOWN
        if not isinstance(value, int | float):
            return UNKNOWN
        return float(value) if _REAL.intersection(kind) and abs(value) < 2**512 else int(value)

    def atom(self) -> Folded:
        """A literal, strings side by side, or a name."""
        if self.at >= len(self.tokens):
            return UNKNOWN
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "number":
            return spelled(token.text)
        if token.kind in {"string", "raw"}:
            return self.strings(token)
        if token.kind != "name":
            return UNKNOWN
        return _WORDS[token.text] if token.text in _WORDS else self.names.get(token.text, UNKNOWN)

    def strings(self, token: Token) -> Folded:
        """Strings side by side are one."""
        parts = [content(token)[:MAX_STRING]]
        while self.at < len(self.tokens) and self.tokens[self.at].kind in {"string", "raw"}:
            parts.append(content(self.tokens[self.at])[:MAX_STRING])
            self.at += 1
        return "".join(parts)[:MAX_STRING]


def _combined(symbol: str, left: Folded, right: Folded) -> Folded:
    """As C computes: whole numbers divide towards zero."""
    if isinstance(left, str) or isinstance(right, str):
        return UNKNOWN
    if symbol in {"/", "%"} and isinstance(left, int) and isinstance(right, int):
        if right == 0:
            return UNKNOWN
        quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
        return quotient if symbol == "/" else left - quotient * right
    return combine(symbol, left, right)


def fold(tokens: Sequence[Token], names: Mapping[str, Folded]) -> Folded:
    """The constant that an expression is, or UNKNOWN."""
    return _Parser(tokens, names).whole() if 0 < len(tokens) <= MAX_TOKENS else UNKNOWN


def chain(tokens: Sequence[Token], end: int) -> tuple[int, str]:
    """The dotted name that ends before `end`, as in `a.b->c::d`, and the index where it starts.

    `?` stands for an object that is itself an expression; the name is empty where there is none.
    """
    parts: list[str] = []
    index = end
    while index > 0 and tokens[index - 1].kind == "name" and len(parts) < MAX_TOKENS:
        parts.append(tokens[index - 1].text)
        index -= 1
        if index == 0 or tokens[index - 1].text not in _JOINTS:
            break
        index -= 1
        if index > 0 and tokens[index - 1].text in _ENDS:
            parts.append("?")
            break
    return index, ".".join(parts[::-1])


_JOINTS = frozenset({".", "->", "::"})
_ENDS = frozenset({")", "]"})


def kind_of(tokens: Sequence[Token], names: Mapping[str, Folded]) -> tuple[str, str, str]:
    """Kind, constant and name of an expression, as a Value has them."""
    folded = fold(tokens, names)
    named = chain(tokens, len(tokens)) if len(tokens) <= MAX_TOKENS else (1, "")
    name = named[1] if named[0] == 0 else ""
    if folded is not UNKNOWN:
        return (*shown(folded), name)
    if name:
        return "name", "", name
    if tokens and tokens[0].text == "{":
        return "list", "", ""
    called = _called(tokens)
    return ("call", "", called) if called else ("other", "", "")


def _called(tokens: Sequence[Token]) -> str:
    """The name of what is called, where the whole expression is one call."""
    if len(tokens) > MAX_TOKENS or len(tokens) < 3 or tokens[-1].text != ")":
        return ""
    depth = 0
    for index in range(len(tokens) - 1, 0, -1):
        depth += (tokens[index].text == ")") - (tokens[index].text == "(")
        if depth == 0:
            start, name = chain(tokens, index)
            return name if start == 0 else ""
    return ""
