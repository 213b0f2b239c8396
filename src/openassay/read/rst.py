"""reStructuredText: sections, lists, literal blocks, tables and directives, line by line.

docutils would run directives that include files; here nothing is done but reading.
"""

import re
from typing import TYPE_CHECKING

from openassay.read.document import BlockKind, Document, Link
from openassay.read.format import Format
from openassay.read.outline import Outline, source
from openassay.read.role import Roles
from openassay.read.text_table import grid_rows, simple_rows

if TYPE_CHECKING:
    from collections.abc import Callable

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+[ \t]*")
_ITEM = re.compile(r"(?:[-*+•‣]|(?:\d{1,4}|#|[a-zA-Z])[.)]|\((?:\d{1,4}|#|[a-zA-Z])\))(?:[ \t]+|$)")
_FIELD = re.compile(r":(?![:\s])[^:\n]{1,80}:(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|([^|\n]{1,100})\|[ \t]+)?([\w:+.-]{1,60}?)[ \t]*::(?:[ \t]+(.*))?$")
_NOTE = re.compile(r"\.\.[ \t]+\[[^\]\n]{1,80}\][ \t]*")
_OPTION = re.compile(r"[ \t]+:([\w-]{1,40}):[ \t]*(.*)")
_SIMPLE = re.compile(r"[ \t]*={2,}(?:[ \t]+={2,})+[ \t]*")
_GRID = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*")
_CODE = frozenset(
    ("code", "code-block", "sourcecode", "parsed-literal", "literalinclude", "prompt", "testcode", "doctest")
)
_IMAGES = frozenset(("image", "figure"))
_SILENT = frozenset(("raw", "math", "toctree", "index", "contents", "highlight", "include", "meta", "default-role"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.outline = Outline()
        self.roles = Roles(self.lines)
        self.at = 0
        self.levels: list[tuple[str, bool]] = []
        self.literal = False
        self.before = 0

    def read(self) -> Document:
        steps: tuple[Callable[[], bool], ...] = (
            self.blank, self.code, self.title, self.explicit, self.table, self.doctest, self.paragraph,
        )  # fmt: skip
        while self.at < len(self.lines):
            for step in steps:
                if step():
                    break
        return self.outline.document()

    def line(self, ahead: int = 0) -> str:
        number = self.at + ahead
        return self.lines[number] if number < len(self.lines) else ""

    def add(self, kind: BlockKind, start: int, written: list[str], level: int = 0, info: str = "") -> None:
        """Add lines that begin at number `start` (from 0)."""
        if kind == "code":
            margin = min((_indent(line) for line in written if line.strip()), default=0)
            self.outline.add(kind, "\n".join(line[margin:] for line in written), start + 1, info=info)
        else:
            text, links = self.roles.plain("\n".join(written), start + 1)
            self.outline.add(kind, text, start + 1, links, level=level)

    def indented(self, start: int, margin: int) -> int:
        """Where the block of lines that are indented deeper than `margin` ends, from `start` on."""
        end = last = start
        while end < len(self.lines) and (not self.lines[end].strip() or _indent(self.lines[end]) > margin):
            end += 1
            last = end if self.lines[end - 1].strip() else last
        return last

    def blank(self) -> bool:
        if self.line().strip():
            return False
        self.at += 1
        return True

    def code(self) -> bool:
        """The literal block that the paragraph before, by ending in `::`, has announced."""
        announced, self.literal = self.literal, False
        margin = _indent(self.lines[self.before]) if announced else 0
        if not announced or _indent(self.line()) <= margin:
            return False
        end = self.indented(self.at, margin)
        self.add("code", self.at, self.lines[self.at : end])
        self.at = end
        return True

    def title(self) -> bool:
        first, second, third = self.line(), self.line(1), self.line(2)
        mark = _ADORNMENT.fullmatch(first)
        if mark and second.strip() and third.rstrip() == first.rstrip() and not _ADORNMENT.fullmatch(second):
            self.heading(mark[1], second, over=True)
            return True
        if mark and not second.strip() and len(first.strip()) > 3 and not _SIMPLE.fullmatch(first):
            self.at += 1  # a transition
            return True
        under = _ADORNMENT.fullmatch(second)
        if mark or under is None or _indent(first) or len(second.rstrip()) < min(len(first.rstrip()), 4):
            return False
        self.heading(under[1], first, over=False)
        return True

    def heading(self, mark: str, written: str, *, over: bool) -> None:
        style = (mark, over)
        if style not in self.levels:
            self.levels.append(style)
        self.add("heading", self.at + over, [written], self.levels.index(style) + 1)
        self.at += 2 + over

    def explicit(self) -> bool:
        """Directives, targets, footnotes and comments: what starts with two dots; nameless targets start with `__`."""
        line = self.line()
        written = line.lstrip()
        if written.startswith("__ "):
            self.at += 1
            return True
        if written != ".." and not written.startswith(".. "):
            return False
        if note := _NOTE.match(written):
            self.lines[self.at] = " " * (_indent(line) + 3) + written[note.end() :]
            return not written[note.end() :].strip() and self.blank()
        directive = _DIRECTIVE.match(written)
        if directive is None:
            self.at = self.indented(self.at + 1, _indent(line))
            return True
        self.directive(directive[2].lower(), (directive[3] or "").strip(), _indent(line), inline=bool(directive[1]))
        return True

    def directive(self, name: str, argument: str, margin: int, *, inline: bool) -> None:
        start = self.at
        self.at += 1
        options: dict[str, str] = {}
        while (option := _OPTION.match(self.line())) and _indent(self.line()) > margin:
            options[option[1]] = option[2].strip()
            self.at += 1
        end = self.indented(self.at, margin)
        if name in _IMAGES and not inline:
            self.image(start, argument, options)
        if name in _CODE and self.at < end:
            self.add("code", self.at, self.lines[self.at : end], info=argument.split(" ", maxsplit=1)[0])
        if name == "figure" and self.at < end:
            self.caption(end)
        if inline or name in _CODE or name in _SILENT:
            self.at = end
        elif argument and name not in _IMAGES:
            self.add("paragraph", start, [argument])

    def image(self, start: int, address: str, options: dict[str, str]) -> None:
        words = options.get("alt", "")
        links = [Link(words, address, start + 1, image=True)]
        if target := options.get("target"):
            links.append(Link(words, self.roles.address(target), start + 1))
        self.outline.add("paragraph", "", start + 1, links)

    def caption(self, end: int) -> None:
        while not self.line().strip():
            self.at += 1
        start = self.at
        while self.at < end and self.line().strip():
            self.at += 1
        self.add("caption", start, self.lines[start : self.at])

    def table(self) -> bool:
        grid = _GRID.fullmatch(self.line())
        if not grid and not _SIMPLE.fullmatch(self.line()):
            return False
        rows, self.at = (grid_rows if grid else simple_rows)(self.lines, self.at)
        header: tuple[str, ...] = ()
        for row in rows:
            text, links = self.roles.plain(row.text, row.line)
            cells = tuple(" ".join(self.roles.plain(cell, row.line)[0].split()) for cell in row.cells)
            header = cells if row.head else header
            self.outline.add("row", text, row.line, links, end_line=row.end_line, cells=cells, header=header)
        return True

    def doctest(self) -> bool:
        if not self.line().lstrip().startswith(">>> "):
            return False
        start = self.at
        while self.line().strip():
            self.at += 1
        self.add("code", start, self.lines[start : self.at], info="python")
        return True

    def paragraph(self) -> bool:
        """A paragraph or an item: lines of one indentation, items with their hanging lines."""
        start, first = self.at, self.line()
        margin = _indent(first)
        mark = _ITEM.match(first, margin) or _FIELD.match(first, margin)
        self.at += 1
        while self.goes_on(margin, hanging=mark is not None):
            self.at += 1
        written = self.lines[start : self.at]
        self.before, last = start, written[-1].rstrip()
        self.literal = last.endswith("::")
        if self.literal:
            written[-1] = last[:-1] if last[:-2].strip() else ""
        if mark and mark[0].startswith(":"):
            self.add("item", start, written, 1)
        elif mark:
            self.add("item", start, [written[0][mark.end() :], *written[1:]], 1 + margin // 2)
        else:
            self.add("paragraph", start, [line.lstrip().removeprefix("| ") for line in written])
        return True

    def goes_on(self, margin: int, *, hanging: bool) -> bool:
        line = self.line()
        indent = _indent(line)
        if not line.strip() or line.lstrip().startswith(".. ") or _GRID.fullmatch(line):
            return False
        if _ITEM.match(line, indent) or _FIELD.match(line, indent):
            return not hanging and indent == margin and not _FIELD.match(line, indent)
        return indent > margin if hanging else indent == margin


def _read(data: bytes) -> Document:
    return _Reader(source(data)).read()


FORMATS = (Format("reStructuredText", Document, _read, suffixes=(".rst", ".rest")),)
