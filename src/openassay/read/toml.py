"""How TOML is read: tomllib gives the values, a light scan of the text gives the line of each."""

import re
import tomllib
from collections import defaultdict
from typing import Any

from openassay.read import text as encoding
from openassay.read import tree
from openassay.read.format import Format
from openassay.read.limits import MAX_DEPTH, MAX_LINES, MAX_NODES, ReadError
from openassay.read.settings import Settings
from openassay.read.tree import Branch, Leaf, Node

Path = tuple[str, ...]

_TOKEN = re.compile(
    r"""(?P<skip>[ \t]++|\#[^\n]*+)
    |(?P<string>\"\"\"[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+\"\"\""{0,2}+
        |'''[^']*+(?:'(?!'')[^']*+)*+''''{0,2}+
        |"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\n]*+')
    |(?P<bare>[^\s\[\]{}=,\#"']++)
    |(?P<mark>[\[\]{}=,\n])
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_AT_LINE = re.compile(r"at line (\d++)")


class _Written(str):
    """A float as it is written."""

    __slots__ = ()


def read(data: bytes) -> Settings:
    """All scalars. Raises ReadError with the line."""
    return tree.settings([parse(encoding.read(data, MAX_LINES))])


def parse(text: str) -> Branch:
    """The tables of the file. Raises ReadError with the line."""
    lines = _Scan(text).lines
    try:
        value = tomllib.loads(text, parse_float=_Written)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        raise ReadError(f"not TOML: {error}", int(at[1]) if at else 0) from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not TOML: {error}") from error
    root = _node(value, (), lines, 1)
    return root if isinstance(root, Branch) else Branch(1, listed=False)


def _node(value: Any, path: Path, lines: dict[Path, int], line: int) -> Node:
    line = lines.get(path, line)
    if not isinstance(value, dict | list):
        return Leaf(str(value).lower() if isinstance(value, bool) else str(value), line)
    if len(path) > MAX_DEPTH:
        raise ReadError(f"nested deeper than {MAX_DEPTH}", line)
    branch = Branch(line, listed=isinstance(value, list))
    pairs = value.items() if isinstance(value, dict) else ((str(index), one) for index, one in enumerate(value))
    for name, child in pairs:
        branch.entries.append((name, _node(child, (*path, name), lines, line)))
    return branch


def _unquoted(token: str) -> str:
    if token[0] == "'":
        return token[1:-1]
    try:
        return str(tomllib.loads(f"k = {token}")["k"])
    except ValueError:
        return token[1:-1]


class _Scan:
    """Walks over the tokens of a valid text and notes where the value of each path begins; never fails on another."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._left = 4 * MAX_NODES
        self._line = 1
        self._table: Path = ()
        self._tables: dict[Path, int] = defaultdict(int)
        self._stack: list[tuple[Path, list[int] | None]] = []
        self._key: list[str] = []
        self._value: Path | None = None
        self._header = 0
        for match in _TOKEN.finditer(text):
            self._take(match.lastgroup or "", match[0])

    def _take(self, kind: str, token: str) -> None:
        if kind == "mark":
            self._mark(token)
        elif kind in ("string", "bare"):
            if self._value is None:
                self._key += [_unquoted(token)] if kind == "string" else [part for part in token.split(".") if part]
                self._check(len(self._key))
            else:
                self._note(self._value)
        self._line += token.count("\n")

    def _mark(self, mark: str) -> None:
        if mark == "\n":
            self._end_of_line()
        elif mark == "=":
            self._value = (*(self._stack[-1][0] if self._stack else self._table), *self._key)
            self._key = []
        elif mark == ",":
            self._comma()
        elif self._value is None and not self._stack:
            self._bracket(mark)
        elif mark in "[{":
            self._open(listed=mark == "[")
        elif self._stack:
            self._stack.pop()

    def _end_of_line(self) -> None:
        if not self._stack:
            self._key, self._value, self._header = [], None, 0

    def _bracket(self, mark: str) -> None:
        """Table headers: `[a.b]`, `[[a.b]]`."""
        if mark == "[":
            self._header += 1
        elif mark == "]" and self._key:
            *before, last = self._key
            path = (*self._resolved(before), last)
            if self._header > 1:
                self._tables[path] += 1
            self._table = self._resolved([last], path[:-1])
            self.lines.setdefault(self._table, self._line)
            self._key = []

    def _resolved(self, key: list[str], path: Path = ()) -> Path:
        for part in key:
            path = (*path, part)
            if path in self._tables:
                path = (*path, str(self._tables[path] - 1))
        return path

    def _open(self, *, listed: bool) -> None:
        path = self._value or ()
        self._note(path)
        self._stack.append((path, [0] if listed else None))
        self._check(len(self._stack))
        self._value = (*path, "0") if listed else None
        self._key = []

    def _comma(self) -> None:
        if not self._stack:
            return
        path, index = self._stack[-1]
        if index is None:
            self._key, self._value = [], None
        else:
            index[0] += 1
            self._value = (*path, str(index[0]))

    def _note(self, path: Path) -> None:
        self._check(len(path))
        self.lines.setdefault(path, self._line)
        self._left -= len(path)
        if self._left < 0:
            raise ReadError("more values, or deeper ones, than the limit", self._line)

    def _check(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise ReadError(f"nested deeper than {MAX_DEPTH}", self._line)


FORMATS = (Format("TOML", Settings, read, suffixes=(".toml",)),)
