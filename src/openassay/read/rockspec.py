"""How rockspecs, the package descriptions of Lua, are read."""

import re

from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.language import content
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.lua import LANGUAGE
from openassay.read.program import Program
from openassay.read.requirement import Requirement, Requirements

_GROUPS = {"dependencies": "", "build_dependencies": "build", "test_dependencies": "test"}
_ONE = re.compile(r"([\w./-]++)\s*+(.*+)", re.DOTALL)
_EXACT = re.compile(r"={1,2}\s*+([\w.-]++)")


def read(data: bytes) -> Requirements:
    """Every rock that is needed, Lua itself included. Raises ReadError for another file."""
    here = Program(encoding.read(data, MAX_LINES), LANGUAGE)
    if not any(one.target == "package" for one in here.assigns):
        raise ReadError("no rockspec: it names no package")
    items = [
        _requirement(content(here.tokens[span.start]), here.tokens[span.start].line, _GROUPS[token.text])
        for index, token in enumerate(here.tokens)
        if token.text in _GROUPS and here.text(index + 1) == "=" and here.text(index + 2) == "{"
        for span in here.items(index + 2)
        if here.tokens[span.start].kind == "string"
    ]
    return Requirements(tuple(item for item in items if item), "luarocks")


def _requirement(written: str, line: int, group: str) -> Requirement | None:
    match = _ONE.fullmatch(written.strip())
    exact = _EXACT.fullmatch(match[2].strip()) if match else None
    return Requirement(match[1], match[2].strip(), line, exact[1] if exact else "", group) if match else None


FORMATS = (Format("rockspec", Requirements, read, suffixes=(".rockspec",)),)
