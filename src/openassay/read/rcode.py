"""How R is read, and the R in the documents of R Markdown and Quarto."""

import re

from openassay.read import program, text
from openassay.read.format import Format
from openassay.read.language import Language, content, pattern, spelled
from openassay.read.module import Import, Module
from openassay.read.program import Program, Span
from openassay.read.terms import Dialect

_CHUNK = re.compile(r"```+\s*\{[rR]\b")
_KEYWORDS = frozenset({
    "function", "if", "else", "for", "while", "repeat", "break", "next", "in", "TRUE", "FALSE", "NULL", "NA", "Inf",
})  # fmt: skip
_CLASSES = frozenset({"nn_module", "R6Class", "setRefClass", "new_model_class", "new_layer_class", "dataset", "Module"})
_ASSIGNS = frozenset({"<-", "=", "<<-"})


def read(data: bytes) -> Module:
    """Read an R source. Raises ReadError for binary data, or where a limit is met."""
    return program.read(text.read(data), LANGUAGE)


def read_chunks(data: bytes) -> Module:
    """Read the chunks of R in a document; every line keeps its place. Raises ReadError as `read` does."""
    rows, inside = list[str](), False
    for row in text.lines(text.read(data)):
        fence = row.startswith("```")
        inside = bool(_CHUNK.match(row)) if fence else inside
        rows.append(row if inside and not fence else "")
    return program.read("\n".join(rows), LANGUAGE)


def _function(here: Program, index: int) -> None:
    """`f <- function(a, b = 2) ...`, an argument `f = function(a)`, or one without a name."""
    opening = index + 1
    if here.text(opening) != "(":
        return
    body = here.skip(opening)
    end = here.close(body) if here.text(body) == "{" else here.statement(body) - 1
    first, name = here.chain(index - 1) if here.text(index - 1) in _ASSIGNS else (index, "")
    here.define(name, Span(first, index), opening, Span(body, max(end, body)))


def _loop(here: Program, index: int) -> None:
    body = index + 1 if here.text(index) == "repeat" else here.skip(index + 1)
    end = here.close(body) if here.text(body) == "{" else here.statement(body)
    here.enter(max(end, body), here.scope, loop=here.loop + 1)


def _backwards(here: Program, index: int) -> None:
    """`value -> name`."""
    end, name = here.forward(index + 1)
    if name:
        start, _ = here.callee(here.brackets.opens.get(index - 1, index - 1))
        here.give(name, Span(start, index), here.tokens[end - 1].line)


def _import(here: Program, _: int) -> None:
    """`library(torch)`, `source("R/model.R")`."""
    call = here.calls[-1]
    module = (call.args[0].constant or call.args[0].name) if call.args else ""
    if module:
        here.imports.append(Import(module, (), call.line))


def _spaced(here: Program, index: int) -> None:
    """`package::name` is an import where it is used."""
    package = here.name(index - 1)
    if package and package not in {one.module for one in here.imports[-8:]}:
        here.imports.append(Import(package, (), here.tokens[index].line))


def _class(here: Program, first: int) -> None:
    """`Net <- nn_module("Net", ...)` makes a class."""
    call = here.calls[-1]
    named = call.args[0].constant if call.args and call.args[0].kind == "string" else ""
    name = here.chain(first - 1)[1] if here.text(first - 1) in _ASSIGNS else named
    parent = call.keyword("inherit")
    if name:
        opening = here.seek(first, "(")
        base = (parent.name if parent else "") or call.name
        end = here.close(opening) if opening >= 0 else first
        here.record(name, first, end, (base,))
        here.enter(end, here.qualified(name), loop=0)


LANGUAGE = Language(
    name="r",
    pattern=pattern(
        comment=r"\#[^\n]*+",
        string=r'[rR]"(?P<fence>-*)\(.*?(?:\)(?P=fence)"|\Z)|"(?:[^"\\]++|\\.)*+"?|\'(?:[^\'\\]++|\\.)*+\'?',
        number=r"0[xX][\da-fA-F]+L?|(?:\d[\d.]*|\.\d+)(?:[eE][+-]?\d+)?[Li]?",
        name=r"[^\W\d_][\w.]*|\.[^\W\d][\w.]*|\.\.\.|`[^`\n]++`",
        mark=r"%[^%\s]*%|<<-|->>|<-|->|:::|::|\|>|[=!<>]=|&&|\|\||\\(?=\()",
    ),
    dialect=Dialect(
        spelled=spelled,
        content=content,
        words={"TRUE": True, "FALSE": False, "T": True, "F": False, "NULL": None, "NA": None},
        joints=frozenset({"$", "@", "::", ":::"}),
        symbols={"^": "**"},
    ),
    decoration=" \t#'-=",
    steps={
        "function": _function, "\\": _function, "for": _loop, "while": _loop, "repeat": _loop, "(": Program.call,
        "<-": Program.assign, "<<-": Program.assign, "=": Program.assign, "->": _backwards, "::": _spaced,
    },
    called={
        "library": _import, "require": _import, "requireNamespace": _import, "source": _import,
        **dict.fromkeys(_CLASSES, _class),
    },
    keywords=_KEYWORDS,
    mappings=frozenset({"list", "c", "expand.grid", "modifyList"}),
    line_ends=True,
    main=re.compile(r"\bcommandArgs\s*\(|\bparse_args\s*\(|\bdocopt\s*\(|\binteractive\s*\("),
)  # fmt: skip

FORMATS = (
    Format(name="r", gives=Module, read=read, suffixes=(".r",)),
    Format(name="R Markdown code", gives=Module, read=read_chunks, suffixes=(".rmd", ".qmd")),
)
