"""Jupyter notebooks: the prose as a document, the code as a source file; lines are those of the .ipynb file itself."""

import json
import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from openassay.read.document import Document
from openassay.read.format import Format
from openassay.read.limits import MAX_DEPTH, ReadError
from openassay.read.markdown import fill
from openassay.read.module import Call, Module
from openassay.read.outline import Outline
from openassay.read.text import encodable, read

_TOKEN = re.compile(r"\"(?:[^\"\\\n]++|\\.)*+\"|[{}\[\],:]")
_SOURCE = frozenset(("source", "input"))
_KERNELS = {"typescript": "javascript", "nodejs": "javascript", "node": "javascript"}
_PYTHON = ("python", "python2", "python3", "ipython", "")


class _Cell(Struct):
    """A cell under way: its kind, and each piece of its source with its line in the file."""

    kind: str = ""
    pieces: list[tuple[str, int]] = field(default_factory=list)

    def lines(self) -> list[tuple[str, int]]:
        """The lines of the source, each with its line in the file. A piece need not end a line."""
        found: list[tuple[str, int]] = []
        whole = True
        for text, line in self.pieces:
            for part in text.splitlines(keepends=True):
                if whole:
                    found.append((part.rstrip("\r\n"), line))
                else:
                    found[-1] = (found[-1][0] + part.rstrip("\r\n"), found[-1][1])
                whole = part.endswith(("\n", "\r"))
        return found


class _Part(Struct, frozen=True):
    """A cell's Python, the line in the file of each of its lines, and the shell commands that stood in it."""

    source: str
    places: tuple[int, ...]
    commands: tuple[Call, ...]


class _Frame(Struct):
    """An open object or list: the key that was read last, whether the next string is a key, its cell."""

    cell: _Cell | None
    named: bool
    key: str = ""
    at_key: bool = False


class _Scan:
    """Finds the cells by walking over the JSON text, since a parsed notebook no longer knows its lines."""

    def __init__(self) -> None:
        self.cells: list[_Cell] = []
        self._frames: list[_Frame] = []

    def read(self, text: str) -> list[_Cell]:
        line, counted = 1, 0
        for match in _TOKEN.finditer(text):
            line += text.count("\n", counted, match.start())
            counted = match.start()
            if match[0][0] == '"':
                self._string(match[0], line)
            else:
                self._mark(match[0])
        return self.cells

    def _mark(self, mark: str) -> None:
        frames = self._frames
        if mark in "{[":
            self._enter(mark)
        elif mark in "}]" and frames:
            frame = frames.pop()
            if mark == "}" and frame.cell and frame.cell.kind:
                self.cells.append(frame.cell)
        elif frames:
            frames[-1].at_key = mark == "," and frames[-1].named

    def _enter(self, mark: str) -> None:
        if len(self._frames) >= MAX_DEPTH:
            raise ReadError(f"nested deeper than {MAX_DEPTH}")
        if mark == "{":
            self._frames.append(_Frame(_Cell(), named=True, at_key=True))
        else:
            above = self._frames[-1] if self._frames else None
            inside = above.cell if above and above.named and above.key in _SOURCE else None
            self._frames.append(_Frame(inside, named=False))

    def _string(self, written: str, line: int) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None:
            return
        if frame.at_key:
            frame.key = _unquoted(written) if len(written) < 40 else ""
        elif frame.cell and frame.named and frame.key == "cell_type":
            frame.cell.kind = _unquoted(written)
        elif frame.cell and (not frame.named or frame.key in _SOURCE):
            frame.cell.pieces.append((_unquoted(written), line))


def _unquoted(written: str) -> str:
    text: str = json.loads(written, strict=False)
    return encodable(text)


def source_cells(data: bytes) -> tuple[list[_Cell], str]:
    """The cells and the language of a notebook. Raises ReadError for what is not one."""
    text = read(data)
    try:
        whole = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"broken JSON: {error}", getattr(error, "lineno", 0)) from error
    if not isinstance(whole, dict) or not isinstance(whole.get("cells", whole.get("worksheets")), list):
        raise ReadError("JSON, but no notebook")
    return _Scan().read(text), _language(whole.get("metadata"))


def _language(metadata: object) -> str:
    for path in (("language_info", "name"), ("kernelspec", "language")):
        found = metadata
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        if isinstance(found, str):
            return found.lower()
    return ""


def _read_document(data: bytes) -> Document:
    outline = Outline()
    for cell in source_cells(data)[0]:
        lines = cell.lines()
        if cell.kind == "markdown" and lines:
            outline.places = [line for _, line in lines]
            fill(outline, "\n".join(text for text, _ in lines))
    return outline.document()


def _read_module(data: bytes) -> Module:
    """All cells of code as one module, in order; a notebook of a language that is not read is an empty one."""
    cells, language = source_cells(data)
    if language not in _PYTHON:
        return _other([line for cell in cells if cell.kind == "code" for line in cell.lines()], language)
    parts = [_part(cell.lines()) for cell in cells if cell.kind == "code"]
    try:
        return _module(parts)
    except ReadError:
        return _module([part for part in parts if _is_whole(part)])


def _other(lines: list[tuple[str, int]], name: str) -> Module:
    """The code of a notebook whose kernel is that of R, Julia, JavaScript, Lua or Rust."""
    from openassay.read import javascript, juliacode, lua, program, rcode, rust  # noqa: PLC0415 - as for read_source

    known = (rcode, juliacode, javascript, lua, rust)
    language = next((one.LANGUAGE for one in known if _KERNELS.get(name, name) == one.LANGUAGE.name), None)
    places = [line for _, line in lines]
    if language is None or not places:
        return Module()
    module: Module = _placed(program.read("\n".join(text for text, _ in lines) + "\n", language), places)
    return replace(module, lines=max(places))


def _part(lines: list[tuple[str, int]]) -> _Part:
    from openassay.read.magics import without_magics  # noqa: PLC0415 - as for read_source

    source, commands = without_magics("\n".join(text for text, _ in lines))
    places = tuple(line for _, line in lines)
    return _Part(source, places, _placed(commands, places))


def _module(parts: Sequence[_Part]) -> Module:
    from openassay.read.python import read_source  # noqa: PLC0415 - prose needs no reader of Python

    parts = [part for part in parts if part.places]
    places = [line for part in parts for line in part.places]
    module: Module = _placed(read_source("\n".join(part.source for part in parts) + "\n"), places)
    calls = [*module.calls, *(call for part in parts for call in part.commands)]
    calls.sort(key=lambda call: call.line)
    return replace(module, calls=tuple(calls), lines=max(places, default=0))


def _is_whole(part: _Part) -> bool:
    try:
        _module([part])
    except ReadError:
        return False
    return True


def _placed(node: Any, places: Sequence[int]) -> Any:
    """A record, or a tuple of records, with its lines mapped to those of the file."""
    if isinstance(node, tuple):
        if len(node) == 2 and isinstance(node[0], int):
            return (_line(node[0], places), node[1])
        return tuple(_placed(one, places) for one in node)
    if not isinstance(node, Struct):
        return node
    changed: dict[str, Any] = {}
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if name in ("line", "end_line", "main"):
            changed[name] = _line(value, places)
        elif isinstance(value, (tuple, Struct)):
            changed[name] = _placed(value, places)
    return replace(node, **changed) if changed else node


def _line(line: int, places: Sequence[int]) -> int:
    return places[min(line, len(places)) - 1] if line and places else 0


FORMATS = (
    Format("notebook prose", Document, _read_document, suffixes=(".ipynb",)),
    Format("notebook code", Module, _read_module, suffixes=(".ipynb",)),
)
