"""How makefiles are read: the commands of the recipes, with the makefile's own variables replaced."""

import re
from collections.abc import Iterator

from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_EXPANDED, MAX_LINE, MAX_LINES
from openassay.read.script import Script
from openassay.read.shell import Shell, Text
from openassay.read.shell_lexer import Piece, Source

_ASSIGNMENT = re.compile(r" *+(?:export +|override +)?([\w.-]++)[ \t]*+(::?|\?|\+)?=[ \t]*+(.*+)")
_VARIABLE = re.compile(r"\$(?:\$|\(([\w.-]++)\)|\{([\w.-]++)\})")
_PREFIX = re.compile(r"\t+[ @+-]*+")


def read(data: bytes) -> Script:
    """Commands of the recipes and assignments of the makefile. Raises ReadError."""
    return _Makefile(encoding.lines(encoding.read(data, MAX_LINES))).shell.script()


class _Makefile:
    """Variables so far, and how many characters they may still expand to."""

    def __init__(self, lines: list[str]) -> None:
        self.shell = Shell()
        self._known: dict[str, Text] = {}
        self._budget = MAX_EXPANDED
        for rows in _logical(lines):
            if rows[0].text.startswith("\t"):
                self.shell.run(Source(self._expanded(_recipe(rows))), (rows[0].line, rows[-1].line))
            else:
                self._assign(rows)

    def _assign(self, rows: list[Piece]) -> None:
        match = _ASSIGNMENT.match(rows[0].text.rstrip("\\\n"))
        if not match:
            return
        name, operator = match[1], match[2]
        following = [Piece(" " + row.text.strip().rstrip("\\").rstrip(), row.line) for row in rows[1:]]
        value = tuple(self._expanded([Piece(match[3].split(" #")[0].rstrip(), rows[0].line), *following]))
        if operator == "?" and name in self._known:
            return
        if operator == "+":
            value = (*self._known.get(name, ()), Piece(" ", rows[0].line), *value)
            self._budget -= len(value)
        if sum(len(piece.text) for piece in value) <= MAX_LINE and self._budget > 0:
            self._known[name] = value
        self.shell.assign(name, value)

    def _expanded(self, pieces: list[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            last = 0
            for match in _VARIABLE.finditer(piece.text):
                yield Piece(piece.text[last : match.start()], piece.line)
                yield from self._value(match, piece.line)
                last = match.end()
            yield Piece(piece.text[last:], piece.line)

    def _value(self, match: re.Match[str], line: int) -> Text:
        if match[0] == "$$":
            return (Piece("$", line),)
        value = self._known.get(match[1] or match[2])
        cost = sum(len(piece.text) + 8 for piece in value or ())
        if value is None or cost > self._budget:
            return (Piece(match[0], line),)
        self._budget -= cost
        return value


def _logical(lines: list[str]) -> Iterator[list[Piece]]:
    """Lines that a last backslash joins."""
    rows: list[Piece] = []
    for number, line in enumerate(lines, 1):
        rows.append(Piece(line + "\n", number))
        if not line.endswith("\\"):
            yield rows
            rows = []
    if rows:
        yield rows


def _recipe(rows: list[Piece]) -> list[Piece]:
    first = rows[0]
    return [Piece(_PREFIX.sub("", first.text, count=1), first.line), *rows[1:]]


FORMATS = (Format("make", Script, read, suffixes=(".mk",), names=("makefile", "gnumakefile", "makefile.*")),)
