"""How JavaScript and TypeScript are read."""

import re

from openassay.read import program, text
from openassay.read.format import Format
from openassay.read.language import Language, content, pattern, spelled
from openassay.read.module import Import, Module
from openassay.read.program import Program, Span
from openassay.read.terms import Dialect

_BUNDLE = 20_000
"""Shortest bundle, in characters."""
_WIDTH = 400
"""Mean length of a line above which nobody wrote it."""
_OPERATORS = frozenset({
    "as", "await", "delete", "in", "instanceof", "new", "of", "satisfies", "typeof", "void", "yield", "async",
    "function", "class",
})  # fmt: skip
_KEYWORDS = frozenset({
    *_OPERATORS, "break", "case", "catch", "const", "continue", "default", "do", "else", "enum", "export", "extends",
    "false", "finally", "for", "if", "interface", "let", "null", "return", "static", "switch", "throw", "true", "try",
    "undefined", "var", "while", "with",
})  # fmt: skip
_BEGINS = ("class", "const", "declare", "export", "function", "import", "interface", "let", "type", "var")
"""What begins a statement: a function before it was only declared."""
_BEFORE = frozenset({"{", "}", ";", ",", "*", "async", "static", "get", "set", "public", "private", "protected",
    "override", ")", ""})  # fmt: skip


def read(data: bytes) -> Module:
    """Read a JavaScript or TypeScript source. Raises ReadError for binary data, or where a limit is met.

    What a bundler wrote, on lines without end, is no source, and nothing is taken from it.
    """
    source = text.read(data)
    if len(source) > _BUNDLE and source.count("\n") < len(source) / _WIDTH:
        return Module(lines=source.count("\n") + 1, language=LANGUAGE.name)
    return program.read(source, LANGUAGE)


def _named_before(here: Program, index: int) -> tuple[int, str]:
    """The name that what stands at `index` is given to."""
    at = index - (here.text(index - 1) == "async")
    return here.chain(at - 1) if here.text(at - 1) in {"=", ":"} else (index, "")


def _function(here: Program, index: int) -> None:
    at = index + 1 + (here.text(index + 1) == "*")
    opening, name = here.forward(at)
    opening = here.seek(opening, "(")
    first = index
    if not name:
        first, name = _named_before(here, index)
    body = here.seek(here.skip(opening), "{", *_BEGINS) if opening >= 0 else -1
    if here.text(body) == "{":
        here.define(name, Span(first, index), opening, Span(body, here.close(body)))


def _arrow(here: Program, index: int) -> None:
    """`(a, b = 1) => ...`, named by what it is given to."""
    opening = here.brackets.opens.get(index - 1, -1)
    first, name = _named_before(here, opening if opening >= 0 else index - 1)
    end = here.close(index + 1) if here.text(index + 1) == "{" else here.statement(index + 1) - 1
    here.define(name, Span(first, index), opening, Span(index, end))


def _call(here: Program, index: int) -> None:
    """A call; a name, brackets and a block are a method."""
    first, name = here.callee(index)
    plain = name and "." not in name and here.name(first)
    body = here.skip(index)
    if plain and here.text(first - 1) in _BEFORE and here.text(body) in {"{", ":"}:
        body = body if here.text(body) == "{" else here.seek(body + 1, "{")
        if body >= 0:
            here.define(name, Span(first, index), index, Span(body, here.close(body)))
            return
    here.call(index)


def _class(here: Program, index: int) -> None:
    body = here.seek(index + 1, "{")
    if body < 0:
        return
    name = here.name(index + 1) or _named_before(here, index)[1]
    parent = next((at for at in here.head(index, body) if here.text(at) == "extends"), -1)
    bases = (here.forward(parent + 1)[1],) if parent >= 0 else ()
    if name:
        here.record(name, index, here.close(body), bases)
        here.enter(here.close(body), here.qualified(name), loop=0)


def _loop(here: Program, index: int) -> None:
    """`for (...)`, `while (...)` and `do`, with a block or one statement."""
    opening = here.seek(index + 1, "(") if here.text(index) != "do" else index
    body = opening + 1 if here.text(index) == "do" else here.skip(opening)
    if opening >= 0:
        end = here.close(body) if here.text(body) == "{" else here.statement(body)
        here.enter(max(end, body), here.scope, loop=here.loop + 1)


def _import(here: Program, index: int) -> None:
    """`import a from "m"`, `export ... from "m"`."""
    for at in range(index + 1, min(index + 200, len(here.tokens))):
        token = here.tokens[at]
        if token.kind == "string" and here.text(at - 1) in {"from", "import"}:
            here.imports.append(Import(content(token), (), here.tokens[index].line))
        if token.kind == "string" or token.text in {";", "=", "(", "import"}:
            return


def _require(here: Program, _: int) -> None:
    call = here.calls[-1]
    if call.args and call.args[0].kind == "string":
        here.imports.append(Import(call.args[0].constant, (), call.line))


_REGEX = (
    r"(?:(?<=[(,=:\[!&|?;])|(?<=[(,=:\[!&|?;] )|(?<==>)|(?<==> )|(?<=return ))"
    r"/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,200}+\]){1,200}+/\w*"
)
"""A regular expression, which stands where no division can."""

LANGUAGE = Language(
    name="javascript",
    pattern=pattern(
        comment=r"//[^\n]*+|/\*.*?(?:\*/|\Z)",
        string=r'"(?:[^"\\\n]++|\\.)*+"?|\'(?:[^\'\\\n]++|\\.)*+\'?'
        r"|`(?:[^`\\$]++|\\.|\$\{[^{}`\n]*+\}|\$)*+`?",
        number=r"0[xXbBoO][\w]+|\.?\d(?:[eE][+-]|[\w.])*+",
        name=r"[^\W\d][\w$]*|[$\#][\w$]+|\$",
        letter=_REGEX,
        mark=r"\.\.\.|=>|\?\.|===|!==|\*\*=|\+\+|--|[-+*/%&|^=!<>]=|\*\*|&&|\|\||\?\?",
    ),
    dialect=Dialect(
        spelled=spelled,
        content=content,
        words={"true": True, "false": False, "null": None, "undefined": None},
        joints=frozenset({".", "?."}),
    ),
    decoration=" \t*/!",
    steps={
        "function": _function, "=>": _arrow, "class": _class, "for": _loop, "while": _loop, "do": _loop, "(": _call,
        "=": Program.assign, "+=": Program.change, "*=": Program.change, "-=": Program.change, "import": _import,
        "export": _import,
    },
    called={"require": _require, "import": _require},
    operators=_OPERATORS,
    keywords=_KEYWORDS,
    pairs=frozenset({":"}),
    annotation=":",
    main=re.compile(r"\brequire\.main\b|\bprocess\.argv\b|\bimport\.meta\.main\b"),
)  # fmt: skip

FORMATS = (
    Format(name="javascript", gives=Module, read=read, suffixes=(".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".tsx")),
)
