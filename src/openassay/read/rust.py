"""How Rust is read."""

import re

from openassay.read import program, text
from openassay.read.format import Format
from openassay.read.language import Language, content, pattern, spelled
from openassay.read.module import Import, Module
from openassay.read.program import Program, Span
from openassay.read.terms import Dialect

_KEYWORDS = frozenset({
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "false", "fn", "for", "if",
    "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "trait",
    "true", "type", "union", "unsafe", "use", "where", "while",
})  # fmt: skip
_OPERATORS = frozenset({"as", "await", "async", "mut", "move", "match", "if", "unsafe", "loop", "ref", "dyn"})
_LITERAL = frozenset({"=", "(", ",", "return", ":", "=>", "{", "}", ";", "&", "|", "[", "else", "mut"})
_WITHIN = frozenset({"->", ":", "(", ",", "<", "&", "+", "=", "|"})
"""Before an `impl` that is a type."""
_MAX_NAMES = 200
"""Most names of one `use`, in tokens."""
_ATTRIBUTES = 16
"""Most attributes between a default and its field."""
_DEFAULTS = frozenset({"default", "default_value", "default_value_t", "default_value_os_t"})


def read(data: bytes) -> Module:
    """Read a Rust source. Raises ReadError for binary data, or where a limit is met."""
    return program.read(text.read(data), LANGUAGE)


def _function(here: Program, index: int) -> None:
    name, opening = here.name(index + 1), here.seek(index + 1, "(")
    body = here.seek(here.skip(opening), "{") if opening >= 0 else -1
    if not name or opening < 0:
        return
    end = here.close(body) if body >= 0 else here.close(opening)
    here.define(name, Span(index, index + 1), opening, Span(opening, end))


def _type(here: Program, index: int) -> None:
    """`struct`, `enum` and `trait`; what is derived counts as a base."""
    name = here.name(index + 1)
    if name:
        body = here.seek(index + 1, "{")
        here.record(name, index, here.close(body) if body >= 0 else index, tuple(_derived(here, index)))


def _derived(here: Program, index: int) -> list[str]:
    """The names in the `#[derive(...)]` above a type."""
    found: list[str] = []
    at = index - 1
    while at > 0 and here.text(at) in {"pub", ")", "]", "crate", "("}:
        opening = here.brackets.opens.get(at, at)
        if here.text(opening - 1) == "#" and here.text(opening + 1) == "derive":
            found += [one.text for one in here.tokens[opening + 2 : at] if one.kind == "name"]
        at = opening - 1 - (here.text(opening - 1) == "#")
    return found


def _implementation(here: Program, index: int) -> None:
    """`impl Trait for Type` gives the type a base; what follows is in its scope."""
    body = here.seek(index + 1, "{")
    if body < 0 or here.text(index - 1) in _WITHIN:
        return
    head = here.head(index + 1, body)
    split = next((at for at in head if here.text(at) == "for" and here.text(at + 1) != "<"), -1)
    start = (split if split >= 0 else index) + 1
    at = _after_types(here, start)
    name = here.forward(at)[1].rpartition(".")[2]
    if split >= 0 and name:
        here.record(name, index, here.close(body), (here.chain(here.untyped(split))[1],))
    here.enter(here.close(body), name or here.scope, loop=0)


def _after_types(here: Program, start: int) -> int:
    """Where a name begins before which types are declared: `<T: Trait> Name`."""
    depth = 0
    for at in here.head(start, len(here.tokens)):
        depth += (here.text(at) == "<") - (here.text(at) == ">")
        if depth == 0 and here.text(at) != ">":
            return at
    return start


def _loop(here: Program, index: int) -> None:
    if here.text(index + 1) == "<":
        return
    body = here.seek(index + 1, "{")
    if body >= 0:
        here.enter(here.close(body), here.scope, loop=here.loop + 1)


def _literal(here: Program, index: int) -> None:
    """`Name { key: value }` makes a value, as a call does."""
    first, name = here.chain(index)
    if name.rpartition(".")[2][:1].isupper() and here.text(first - 1) in _LITERAL:
        here.invoke(Span(first, index), name, index)


def _use(here: Program, index: int) -> None:
    """`use a::b::{c, d};`, one import for the path and what follows it."""
    end, name = here.forward(index + 1)
    last = min(here.seek(end, ";"), end + _MAX_NAMES)
    listed = [one for one in here.tokens[end : max(last, end)] if one.kind == "name"]
    names = [one.text for one in listed if one.text not in _KEYWORDS]
    if name:
        here.imports.append(Import(name, tuple(names), here.tokens[index].line))


def _module(here: Program, index: int) -> None:
    """`mod name;` is another file, `extern crate name;` another package."""
    name = here.name(index + 1)
    if name and here.text(index + 2) in {";", "as"}:
        here.imports.append(Import(name, (), here.tokens[index].line))


def _attribute(here: Program, index: int) -> None:
    """`#[arg(default_value_t = 1e-3)] rate: f64` gives a field its default."""
    if here.text(index + 1) != "[" or here.text(index + 3) != "(":
        return
    given = next((span for key, span in here.entries(index + 3) if key in _DEFAULTS), None)
    at = here.skip(index + 1)
    for _ in range(_ATTRIBUTES):
        if here.text(at) not in {"#", "pub"}:
            break
        at = here.skip(at + 1) if here.text(at) == "#" or here.text(at + 1) == "(" else at + 1
    if given and here.name(at) and here.text(at + 1) == ":":
        here.give(here.name(at), given, here.tokens[at].line)


LANGUAGE = Language(
    name="rust",
    pattern=pattern(
        comment=r"//[^\n]*+|/\*.*?(?:\*/|\Z)",
        string=r'b?r(?P<fence>\#{0,64})".*?(?:"(?P=fence)|\Z)|b?"(?:[^"\\]++|\\.)*+"?',
        number=r"0[xXbBo]\w+|\d[\d_]*(?:\.(?=\d)[\d_]+|\.(?![.\w]))?(?:[eE][+-]?[\d_]+)?\w*",
        name=r"(?:r\#)?[^\W\d]\w*",
        letter=r"b?'(?:[^'\\\n]|\\[^\n']{1,9}|\\')'|'\w++",
        mark=r"\.\.=|\.\.\.|\.\.|::|->|=>|<<=|>>=|[-+*/%&|^=!<>]=|&&|\|\|",
    ),
    dialect=Dialect(
        spelled=spelled,
        content=content,
        words={"true": True, "false": False, "None": None},
        joints=frozenset({".", "::"}),
        whole=True,
    ),
    decoration=" \t*/!",
    steps={
        "fn": _function, "struct": _type, "enum": _type, "trait": _type, "impl": _implementation, "for": _loop,
        "while": _loop, "loop": _loop, "(": Program.call, "{": _literal, "=": Program.assign, "+=": Program.change,
        "-=": Program.change, "*=": Program.change, "use": _use, "mod": _module, "crate": _module, "#": _attribute,
    },
    operators=_OPERATORS,
    keywords=_KEYWORDS,
    pairs=frozenset({":", "="}),
    annotation=":",
    main=re.compile(r"^(?:pub )?(?:async )?fn main\s*\(", re.MULTILINE),
)  # fmt: skip

FORMATS = (Format(name="rust", gives=Module, read=read, suffixes=(".rs",)),)
