"""Plain text: paragraphs, list items and bare addresses. A README without a suffix is read so."""

import re

from openassay.read.document import Document
from openassay.read.format import Format
from openassay.read.outline import Outline, source

_ITEM = re.compile(r"[ \t]*(?:[-*+•·–]|\(?\d{1,3}[.)]|\([a-z]\))[ \t]+")
_UNDERLINE = re.compile(r"([=\-~*#^_])\1{2,}[ \t]*")
_LEVELS = {"=": 1, "#": 1, "*": 1}
_LONGEST_HEADING = 100


def _read(data: bytes) -> Document:
    outline = Outline()
    lines = source(data).split("\n")
    open_lines: list[str] = []
    first = 0
    for number, line in enumerate(lines, 1):
        underline = _UNDERLINE.fullmatch(line)
        starts = bool(_ITEM.match(line))
        if underline and len(open_lines) == 1 and len(open_lines[0]) <= _LONGEST_HEADING:
            outline.add("heading", open_lines[0], first, level=_LEVELS.get(underline[1], 2))
            open_lines = []
        elif open_lines and (underline or starts or not line.strip()):
            _add(outline, open_lines, first)
            open_lines = []
        if line.strip() and not underline:
            first = first if open_lines else number
            open_lines.append(line)
    _add(outline, open_lines, first)
    return outline.document()


def _add(outline: Outline, lines: list[str], first: int) -> None:
    """A paragraph, or an item without its mark."""
    if not lines:
        return
    if mark := _ITEM.match(lines[0]):
        rest = "\n".join([lines[0][mark.end() :], *lines[1:]])
        outline.add("item", rest, first, level=1 + (len(mark[0]) - len(mark[0].lstrip())) // 2)
    else:
        outline.add("paragraph", "\n".join(lines), first)


FORMATS = (
    Format(
        "plain text",
        Document,
        _read,
        suffixes=(".txt", ".text"),
        names=("readme", "changelog", "changes", "news", "authors", "contributors", "notice", "todo"),
    ),
)
