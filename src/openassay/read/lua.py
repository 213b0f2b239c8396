"""How Lua is read."""

import re

from openassay.read import program, text
from openassay.read.folding import MAX_STRING
from openassay.read.format import Format
from openassay.read.language import Language, content, pattern, spelled
from openassay.read.module import Assign, Import, Module, Value
from openassay.read.program import Program, Span
from openassay.read.terms import Dialect

_LONG = r"\[(?P<{0}>=*)\[.*?(?:\](?P={0})\]|\Z)"
_USAGE = re.compile(r"^\s*(?:-\w,\s*)?--?([\w-]+)\s[^\n]*?\(default\s+([^\s)]+)\)", re.MULTILINE)
_WORDS = {"function": "end", "if": "end", "do": "end", "repeat": "until"}
_OPERATORS = frozenset({"and", "or", "not"})
_KEYWORDS = frozenset({
    *_WORDS, *_OPERATORS, "else", "elseif", "end", "for", "goto", "in", "local", "return", "then", "until", "while",
    "break", "nil", "true", "false",
})  # fmt: skip


def read(data: bytes) -> Module:
    """Read a Lua source. Raises ReadError for binary data, or where a limit is met."""
    return program.read(text.read(data), LANGUAGE)


def _function(here: Program, index: int) -> None:
    """`function a.b:c(x)`, `local function f(x)`, `f = function(x)`."""
    opening, name = here.forward(index + 1)
    first = index
    if not name and here.text(index - 1) == "=":
        first, name = here.chain(index - 1)
    here.define(name, Span(first, index), opening, Span(index, here.close(index)))


def _loop(here: Program, index: int) -> None:
    """`for ... do` and `while ... do`."""
    begins = index if here.text(index) == "repeat" else here.seek(index + 1, "do")
    if begins >= 0:
        here.enter(here.close(begins), here.scope, loop=here.loop + 1)


def _brace(here: Program, index: int) -> None:
    """A table right after a name is the argument of a call."""
    here.bracketless(index)


def _import(here: Program, _: int) -> None:
    """`require "a.b"` and `dofile("a.lua")`."""
    call = here.calls[-1]
    if call.args and call.args[0].kind == "string":
        here.imports.append(Import(call.args[0].constant, (), call.line))


def _class(here: Program, first: int) -> None:
    """`torch.class("nn.Cell", "nn.Module")` makes a class."""
    names = [one.constant for one in here.calls[-1].args if one.kind == "string"]
    if names:
        here.record(names[0], first, first, tuple(names[1:]))


def _usage(here: Program, _: int) -> None:
    """The text that `lapp` reads options from, each with its default."""
    call = here.calls[-1]
    usage = here.texts[-1] if here.texts and call.args and call.args[0].kind == "string" else None
    for match in _USAGE.finditer(usage.text if usage else ""):
        line = (usage.line if usage else 0) + (usage.text if usage else "").count("\n", 0, match.start(1))
        number = re.fullmatch(r"[-+]?\d[\d.]*(?:e[-+]?\d+)?", match[2])
        value = Value(match[2], "number" if number else "string", line, match[2][:MAX_STRING])
        here.assigns.append(Assign(f"opt.{match[1]}", value, line, here.scope))


LANGUAGE = Language(
    name="lua",
    pattern=pattern(
        comment=rf"--{_LONG.format('remark')}|--[^\n]*+",
        string=rf'"(?:[^"\\\n]++|\\.)*+"?|\'(?:[^\'\\\n]++|\\.)*+\'?|{_LONG.format("fence")}',
        number=r"0[xX][\da-fA-F]+|\.?\d(?:[eE][+-]|[\w.])*+",
        name=r"[^\W\d]\w*",
        mark=r"\.\.\.|\.\.|::|[=~<>]=|//",
    ),
    dialect=Dialect(
        spelled=spelled,
        content=content,
        words={"true": True, "false": False, "nil": None},
        joints=frozenset({".", ":"}),
        symbols={"^": "**", "..": "+"},
    ),
    decoration=" \t-[]=",
    steps={
        "function": _function, "for": _loop, "while": _loop, "repeat": _loop, "(": Program.call, "{": _brace,
        "=": Program.assign,
    },
    called={"require": _import, "dofile": _import, "torch.class": _class, "torch.newclass": _class, "lapp": _usage},
    words=_WORDS,
    operators=_OPERATORS,
    keywords=_KEYWORDS,
    bracketless=True,
    unpacks=True,
    main=re.compile(r"\bparse\s*\(\s*arg\b|\blapp\b"),
)  # fmt: skip

FORMATS = (Format(name="lua", gives=Module, read=read, suffixes=(".lua",)),)
