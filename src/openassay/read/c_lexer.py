"""C, C++ and CUDA cut into tokens: comments apart, directives whole, lines kept."""

import re

from openassay.read import tokens
from openassay.read.tokens import Lexed, Token, said, unescaped

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
_COMMENT = re.compile(r'"(?:[^"\\\n]++|\\.)*+"?|(//(?:[^\n\\]++|\\.)*+|/\*.*?(?:\*/|\Z))', re.DOTALL)


def lex(source: str) -> Lexed:
    """Cut a source into tokens. Raises ReadError where there are more than MAX_NODES."""
    return tokens.lex(source, _TOKEN, _remarks)


def _remarks(kind: str, text: str, line: int) -> list[tuple[int, str]]:
    """The remarks of a comment, or of the comments inside a directive."""
    if kind == "comment":
        return _said(text, line)
    found = [match for match in _COMMENT.finditer(text) if match[1]] if kind == "directive" and "/" in text else ()
    return [one for match in found for one in _said(match[1], line + text.count("\n", 0, match.start()))]


def _said(comment: str, line: int) -> list[tuple[int, str]]:
    return said(comment.removesuffix("*/"), line, " \t\\/*!")


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
    return unescaped(body)
