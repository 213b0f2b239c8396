"""C, C++ and CUDA cut into tokens: comments apart, directives whole, lines kept."""

import re
from typing import NamedTuple

from openassay.read.folding import MAX_STRING
from openassay.read.limits import MAX_NODES, ReadError

_TOKEN = re.compile(
    r"""^[^\S\n]*+(?P<directive>\#(?:[^\n\\/"]++|\\.|"(?:[^"\\\n]++|\\.)*+"?|/\*.*?(?:\*/|\Z)|//(?:[^\n\\]++|\\.)*+|/)*+)
    |[^\S\n]*+(?:
        (?P<newline>\\?\n|\Z)
        |(?P<comment>//(?:[^\n\\]++|\\.)*+|/\*.*?(?:\*/|\Z))
        |(?P<raw>(?:u8|[uUL])?R"(?P<fence>[^()\\\s"]{0,16})\(.*?(?:\)(?P=fence)"|\Z))
        |(?P<string>(?:u8|[uUL])?"(?:[^"\\\n]++|\\.)*+"?)
        |(?P<letter>[uUL]?'(?:[^'\\\n]++|\\.)*+'?)
        |(?P<number>\.?\d(?:[eEpP][+-]|'?[\w.])*+)
        |(?P<name>[^\W\d][\w$]*)
        |(?P<mark><<<|->|::|\+\+|--|<<=|[-+*/%&|^=!<>]=|&&|\|\||<<|.)
    )""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_APART = frozenset({"newline", "comment"})
_LONG = frozenset({"directive", "newline", "comment", "raw", "string", "letter"})
"""The kinds that may hold a line's end."""
_COMMENT = re.compile(r'"(?:[^"\\\n]++|\\.)*+"?|(//(?:[^\n\\]++|\\.)*+|/\*.*?(?:\*/|\Z))', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "\n": ""}


class Token(NamedTuple):
    """A piece of source: kind (directive, string, letter, number, name, mark), text, offset, line."""

    kind: str
    text: str
    start: int
    line: int


class Lexed(NamedTuple):
    """A file as tokens and comments. A comment over several lines is one for each of them."""

    tokens: list[Token]
    comments: list[tuple[int, str]]


def lex(source: str) -> Lexed:
    """Cut a source into tokens. Raises ReadError where there are more than MAX_NODES."""
    tokens: list[Token] = []
    remarks: list[tuple[int, str]] = []
    line, new = 1, tuple.__new__
    for match in _TOKEN.finditer(source):
        kind = match.lastgroup or "mark"
        text = match[kind]
        if kind not in _APART:
            tokens.append(new(Token, (kind, text, match.start(kind), line)))
            if len(tokens) > MAX_NODES:
                raise ReadError(f"more than {MAX_NODES} tokens", line)
        if kind in _LONG:
            remarks += _remarks(text, line) if kind == "comment" else ()
            remarks += _within(text, line) if kind == "directive" and "/" in text else ()
            line += text.count("\n")
    return Lexed(tokens, remarks)


def _within(directive: str, line: int) -> list[tuple[int, str]]:
    """The comments of a directive."""
    found = [match for match in _COMMENT.finditer(directive) if match[1]]
    return [one for match in found for one in _remarks(match[1], line + directive.count("\n", 0, match.start()))]


def _remarks(text: str, line: int) -> list[tuple[int, str]]:
    """The lines of a comment that say something, without their decoration."""
    plain = text.removesuffix("*/").split("\n")
    lines = [(line + index, one.strip(" \t\\/*!")[:MAX_STRING].strip()) for index, one in enumerate(plain)]
    return [(at, one) for at, one in lines if one]


def without_comments(directive: str) -> str:
    """A directive on one line, its comments taken out."""
    plain = _COMMENT.sub(lambda found: " " if found[1] else found[0], directive)
    return " ".join(plain.replace("\\\n", " ").split())


def content(token: Token) -> str:
    """What a string holds."""
    start = token.text.find('"') + 1
    if token.kind == "raw":
        fence = token.text.find("(", start) + 1
        end = len(token.text) - (fence - start) - 1
        return token.text[fence : max(end, fence)]
    body = token.text[start:-1] if token.text.endswith('"') and len(token.text) > start else token.text[start:]
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), body)
