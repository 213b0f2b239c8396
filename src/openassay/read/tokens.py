"""Source code cut into tokens by the pattern of its language: comments apart, lines kept."""

import re
from collections.abc import Callable
from typing import NamedTuple

from openassay.read.folding import MAX_STRING
from openassay.read.limits import MAX_NODES, ReadError

_APART = frozenset({"newline", "comment"})
_TELLING = frozenset({"comment", "directive"})
_LONG = frozenset({"directive", "newline", "comment", "raw", "string", "letter"})
"""The kinds that may hold a line's end."""
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "\n": ""}


class Token(NamedTuple):
    """A piece of source: kind (directive, string, raw, letter, number, name, mark), text, offset, line."""

    kind: str
    text: str
    start: int
    line: int


class Lexed(NamedTuple):
    """A file as tokens and comments. A comment over several lines is one for each of them."""

    tokens: list[Token]
    comments: list[tuple[int, str]]


Remarks = Callable[[str, str, int], list[tuple[int, str]]]
"""The remarks in a token: its kind, its text and its line are given."""


def lex(source: str, pattern: re.Pattern[str], remarks: Remarks) -> Lexed:
    """Cut a source into tokens, whose kinds are the pattern's groups. Raises ReadError above MAX_NODES."""
    tokens: list[Token] = []
    comments: list[tuple[int, str]] = []
    line, new = 1, tuple.__new__
    for match in pattern.finditer(source):
        kind = match.lastgroup or "mark"
        text = match[kind]
        if kind not in _APART:
            tokens.append(new(Token, (kind, text, match.start(kind), line)))
            if len(tokens) > MAX_NODES:
                raise ReadError(f"more than {MAX_NODES} tokens", line)
        if kind in _LONG:
            if kind in _TELLING:
                comments += remarks(kind, text, line)
            line += text.count("\n")
    return Lexed(tokens, comments)


def said(comment: str, line: int, decoration: str) -> list[tuple[int, str]]:
    """The lines of a comment that say something, without their decoration."""
    plain = [one.strip(decoration)[:MAX_STRING].strip() for one in comment.split("\n")]
    lines = [(line + index, one) for index, one in enumerate(plain)]
    return [(at, one) for at, one in lines if one]


def unescaped(body: str) -> str:
    """What stands between the quotes of a string with backslashes."""
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), body)
