"""HTML: blocks, tables and links with their lines.

The standard library's parser takes quadratic time on unclosed tags, so the text is cut into tags and words here.
"""

import re
from collections.abc import Sequence

from openassay.read.document import BlockKind, Document, Link
from openassay.read.format import Format
from openassay.read.outline import Outline, Run, source
from openassay.read.tag import TAG, attributes, shown, unescape

_SILENT = {name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE) for name in ("script", "style", "svg", "title")}
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source|highlight)-([\w+#.-]+)")
_LISTS = frozenset(("dl", "menu", "ol", "ul"))
_CELLS = frozenset(("td", "th"))
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt"), "item"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    "pre": "code",
}
_BREAKS = frozenset(
    "address article aside body center dd details dialog div fieldset figure footer form head header hr html main "  # noqa: SIM905 - one word each
    "nav noscript p section summary tbody tfoot thead".split()
)


class Reader:
    """Fills an outline from HTML, which may come in several pieces, as it does inside Markdown."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._run = Run()
        self._cells: list[str] = []
        self._start = -1  # of the open cell, in pieces of the run
        self._heads = 0
        self._header: tuple[str, ...] = ()
        self._clear()

    def _clear(self) -> None:
        self.in_row = False
        self._kind: BlockKind = "paragraph"
        self._info = ""
        self._level = self._lists = self._quotes = 0

    def feed(self, text: str, line: int) -> None:
        """Read HTML that starts on `line`."""
        pos = 0
        while (start := text.find("<", pos)) != -1:
            self.put(unescape(text[pos:start]), line)
            line += text.count("\n", pos, start)
            pos = self._markup(text, start, line)
            line += text.count("\n", start, pos)
        self.put(unescape(text[pos:]), line)

    def put(self, text: str, line: int, links: Sequence[Link] = ()) -> None:
        """Add plain text to the open block or cell."""
        self._run.put(text, line)
        self._run.links += links

    def end(self) -> None:
        """Give what is open to the outline, and forget what was open around it."""
        if self.in_row:
            self._end_row(0)
        self._run.close_link()
        self.flush()
        self._header = ()
        self._clear()

    def _markup(self, text: str, start: int, line: int) -> int:
        """Read what stands at a `<`; gives where it ends."""
        if text.startswith(("<!", "<?"), start):
            mark = "-->" if text.startswith("<!--", start) else ">"
            end = text.find(mark, start)
            return len(text) if end == -1 else end + len(mark)
        tag = TAG.match(text, start)
        if tag is None:
            self.put("<", line)
            return start + 1
        name = tag[2].lower()
        if tag[1]:
            self._close(name, line)
        elif name in _SILENT and not tag[3].endswith("/"):
            after = _SILENT[name].search(text, tag.end())
            return after.end() if after else len(text)
        else:
            self._open(name, tag[3], line)
        return tag.end()

    def _open(self, name: str, written: str, line: int) -> None:
        if name == "a":
            given = attributes(written)
            if target := given.get("href"):
                self._run.open_link(target, line)
        elif name == "img":
            given = attributes(written)
            self._run.image(given.get("alt", ""), given.get("src", ""), line)
        elif name == "br":
            self._run.put(" ", line)
        elif name in _CELLS:
            self._open_cell(name)
        elif name in ("tr", "table"):
            self._open_row(name)
        elif self.in_row:
            self._run.put(" ", line)
        else:
            self._open_block(name, written)
        if target := shown(name, written):
            self._run.links.append(Link("", target, line))

    def _open_block(self, name: str, written: str) -> None:
        kind = _KINDS.get(name)
        if name == "code" and self._kind == "code":
            self._info = self._info or _language(written)
        if kind is None and name not in _BREAKS and name not in _LISTS and name != "blockquote":
            return
        self.flush()
        self._lists += name in _LISTS
        self._quotes += name == "blockquote"
        if kind:
            self._kind = kind
            self._level = int(name[1]) if kind == "heading" else self._lists if kind == "item" else 0
            self._info = _language(written) if kind == "code" else ""

    def _close(self, name: str, line: int) -> None:
        if name == "a":
            self._run.close_link()
        elif name in ("tr", "table"):
            self._end_row(line)
            self._header = () if name == "table" else self._header
        elif self.in_row:
            self._run.put(" ", line)
        elif name in _KINDS or name in _BREAKS or name in _LISTS or name == "blockquote":
            self.flush()
            self._lists = max(0, self._lists - (name in _LISTS))
            self._quotes = max(0, self._quotes - (name == "blockquote"))
            if name in _KINDS:
                self._plain()

    def _plain(self) -> None:
        self._kind = "quote" if self._quotes else "paragraph"
        self._level, self._info = 0, ""

    def flush(self) -> None:
        """Give the open block to the outline, unless nothing was put yet."""
        run = self._run
        if not run.line and not run.links:
            return
        run.close_link()
        kind = "quote" if self._quotes and self._kind == "paragraph" else self._kind
        self._outline.add(kind, run.text, run.place, run.links, level=self._level, info=self._info)
        self._run = Run()
        self._plain()

    def _open_row(self, name: str) -> None:
        if self.in_row:
            self._end_row(0)
        self.flush()
        self.in_row = name == "tr"
        self._header = () if name == "table" else self._header

    def _open_cell(self, name: str) -> None:
        if not self.in_row:
            self._open_row("tr")
        self._end_cell()
        if self._run.line:
            self._run.pieces.append(" | " if self._cells else "")
        self._start = len(self._run.pieces)
        self._heads += name == "th"

    def _end_row(self, line: int) -> None:
        if not self.in_row:
            self.flush()
            return
        self._end_cell()
        run, cells = self._run, tuple(self._cells)
        if cells and self._heads == len(cells):
            self._header = cells
        self._outline.add("row", run.text, run.place, run.links, end_line=line, cells=cells, header=self._header)
        self.in_row = False
        self._run, self._cells, self._heads = Run(), [], 0

    def _end_cell(self) -> None:
        self._run.close_link()
        if self._start >= 0:
            self._cells.append(self._run.words(self._start))
        self._start = -1


def _language(written: str) -> str:
    match = _LANGUAGE.search(attributes(written).get("class", ""))
    return match[1] if match else ""


def _read(data: bytes) -> Document:
    outline = Outline()
    reader = Reader(outline)
    reader.feed(source(data), 1)
    reader.end()
    return outline.document()


FORMATS = (Format("HTML", Document, _read, suffixes=(".html", ".htm", ".xhtml")),)
