"""How C, C++ and CUDA sources are read: by brackets and braces, without a compiler, in one pass."""

import re
from collections import Counter
from itertools import groupby

from openassay.read import text
from openassay.read.c_folding import kind_of
from openassay.read.c_lexer import content, lex, without_comments
from openassay.read.c_statements import Pass
from openassay.read.folding import MAX_STRING, UNKNOWN, Folded, number, shown
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.module import Assign, Import, Module, Text, Value
from openassay.read.tokens import Token

MIN_TEXT = 24
"""Shortest string that is kept as a Text, in characters."""

_INCLUDE = re.compile(r'#\s*(?:include|import)\s*[<"]([^>"]+)')
_DEFINE = re.compile(r"#\s*define\s+(\w+)(?:\s+(\S.*))?$")
_STRINGS = frozenset({"string", "raw"})


def read(data: bytes) -> Module:
    """Read a C, C++ or CUDA source. Raises ReadError for binary data, or where a limit is met."""
    source = text.read(data)
    lines = source.count("\n") + (not source.endswith("\n") and source != "")
    if lines > MAX_LINES:
        raise ReadError(f"more than {MAX_LINES} lines")
    tokens, comments = lex(source)
    directives = [(one, without_comments(one.text)) for one in tokens if one.kind == "directive"]
    defines, names = _defines(directives)
    walk = Pass(source, tokens, names, lines)
    return Module(
        imports=tuple(_imports(directives)),
        calls=tuple(one for _, one in sorted(walk.calls, key=lambda pair: pair[0])),
        assigns=tuple(sorted((*defines, *walk.assigns), key=lambda one: one.line)),
        definitions=tuple(walk.definitions),
        texts=tuple(_texts(tokens)),
        comments=tuple(comments),
        main=next((one.line for one in walk.definitions if one.name == "main" and one.kind == "function"), 0),
        lines=lines,
        language="c",
    )


def _imports(directives: list[tuple[Token, str]]) -> list[Import]:
    found = [(one.line, _INCLUDE.match(plain)) for one, plain in directives]
    return [Import(match[1], (), line) for line, match in found if match]


def _defines(directives: list[tuple[Token, str]]) -> tuple[list[Assign], dict[str, Folded]]:
    """`#define NAME value` as assignments, and the constants among those that are defined once."""
    found = [(one.line, match) for one, plain in directives if (match := _DEFINE.match(plain))]
    counts = Counter(match[1] for _, match in found)
    assigns: list[Assign] = []
    names: dict[str, Folded] = {}
    for line, match in found:
        body = match[2] or ""
        kind, constant, name = kind_of(lex(body).tokens, names) if len(body) <= MAX_STRING else ("other", "", "")
        if body:
            assigns.append(Assign(match[1], Value(body[:200], kind, line, constant, name), line, ""))
        if counts[match[1]] == 1 and (value := _constant(kind, constant)) is not UNKNOWN:
            names[match[1]] = value
    return assigns, names


def _constant(kind: str, constant: str) -> Folded:
    """The constant that a Value's kind and text stand for."""
    if kind == "number":
        whole = number(constant, int)
        return number(constant) if whole is UNKNOWN else whole
    return next((one for one in (True, False, None, constant) if shown(one) == (kind, constant)), UNKNOWN)


def _texts(tokens: list[Token]) -> list[Text]:
    """Long strings; strings side by side are one."""
    groups = groupby(tokens, lambda one: one.kind in _STRINGS)
    runs = [[*group] for strings, group in groups if strings]
    wholes = [(run[0].line, "".join(map(content, run))) for run in runs]
    return [Text(whole[:MAX_STRING], line, len(whole)) for line, whole in wholes if len(whole) >= MIN_TEXT]


FORMATS = (
    Format(
        name="clike",
        gives=Module,
        read=read,
        suffixes=(".c", ".cc", ".cpp", ".cxx", ".h", ".hpp", ".cu", ".cuh"),
    ),
)
