"""Markdown: blocks by markdown-it, text and links by our own pass; raw HTML inside is read as HTML."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from openassay.read.document import BlockKind, Document, Link
from openassay.read.format import Format
from openassay.read.html import Reader
from openassay.read.inline import inline
from openassay.read.limits import MAX_DEPTH, MAX_NODES, ReadError
from openassay.read.outline import Outline, source
from openassay.read.pipe_table import PipeTable, pipe_table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_KEY = re.compile(r"^[\w\"'][\w \"'.-]*:(?:\s|$)", re.MULTILINE)


class _Tokens(list["Token"]):
    """Block tokens as they are found, up to the limit: nesting makes several of one character."""

    def append(self, token: "Token", /) -> None:
        if len(self) >= MAX_NODES:
            raise ReadError(f"more than {MAX_NODES} parts")
        super().append(token)


@cache
def _parser() -> "MarkdownIt":
    """The block parser, with addresses left as written."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import, and most commands read no Markdown

    class Parser(MarkdownIt):
        def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
            return url

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - nothing is rendered here
            return True

    return Parser("commonmark", {"maxNesting": MAX_DEPTH})


@cache
def _key() -> Callable[[str], str]:
    from markdown_it.common.utils import normalizeReference  # noqa: PLC0415 - as above

    return normalizeReference


def fill(outline: Outline, text: str) -> None:
    """Read Markdown without front matter into an outline. Raises ReadError where it has too many parts."""
    tokens = _Tokens()
    env: dict[str, Any] = {}
    parser = _parser()
    parser.block.parse(text, parser, env, tokens)
    walk = _Walk(outline, {key: one["href"] for key, one in env.get("references", {}).items()})
    for token in tokens:
        if step := _STEPS.get(token.type):
            step(walk, token)
    walk.html.end()


class _Walk:
    """Where the walk over block tokens stands."""

    def __init__(self, outline: Outline, addresses: dict[str, str]) -> None:
        self.outline = outline
        self.html = Reader(outline)
        self.addresses = addresses
        self.level = self.lists = self.quotes = 0
        self.new_item = False

    def inline(self, token: "Token") -> None:
        line = _first(token)
        if not self.level and (table := pipe_table(token.content)):
            before = token.content.split("\n")[: table.start]
            if before:
                self._text("\n".join(before), line)
            self._table(table, line + table.start)
        else:
            self._text(token.content, line)

    def _text(self, content: str, line: int) -> None:
        text, links = inline(content, line, self.addresses, _key())
        if self.html.in_row and not self.level:
            self.new_item = False
            self.html.put(text, line, links)
            return
        self.html.flush()
        kind, level = self._kind()
        self.outline.add(kind, text, line, links, level=level)

    def _kind(self) -> tuple[BlockKind, int]:
        if self.level:
            return "heading", self.level
        if self.new_item:
            self.new_item = False
            return "item", self.lists
        return ("quote" if self.quotes else "paragraph"), 0

    def _table(self, table: PipeTable, line: int) -> None:
        self.html.end()
        header = self._row(table.head, line, ())
        for number, row in enumerate(table.rows, line + 2):
            self._row(row, number, header)

    def _row(self, written: tuple[str, ...], line: int, header: tuple[str, ...]) -> tuple[str, ...]:
        found = [inline(cell, line, self.addresses, _key()) for cell in written]
        cells = tuple(" ".join(text.split()) for text, _ in found)
        links: list[Link] = [link for _, some in found for link in some]
        self.outline.add("row", " | ".join(cells), line, links, cells=cells, header=header or cells)
        return cells

    def heading(self, token: "Token") -> None:
        self.html.end()
        self.level = int(token.tag[1])

    def code(self, token: "Token") -> None:
        self.html.end()
        self.new_item = False
        words = token.info.replace("{", " ").replace("}", " ").replace(",", " ").split()
        line = _first(token) + (token.type == "fence")
        self.outline.add("code", token.content, line, info=words[0].lstrip(".") if words else "")

    def raw(self, token: "Token") -> None:
        self.html.feed(token.content, _first(token))

    def item(self, _token: "Token") -> None:
        self.new_item = True


def _first(token: "Token") -> int:
    return token.map[0] + 1 if token.map else 1


def _count(name: str, by: int) -> Callable[[_Walk, "Token"], None]:
    def step(walk: _Walk, _token: "Token") -> None:
        setattr(walk, name, getattr(walk, name) + by)

    return step


def _end_heading(walk: _Walk, _token: "Token") -> None:
    walk.level = 0


_STEPS: dict[str, Callable[[_Walk, "Token"], None]] = {
    "inline": _Walk.inline,
    "heading_open": _Walk.heading,
    "heading_close": _end_heading,
    "fence": _Walk.code,
    "code_block": _Walk.code,
    "html_block": _Walk.raw,
    "list_item_open": _Walk.item,
    "bullet_list_open": _count("lists", 1),
    "bullet_list_close": _count("lists", -1),
    "ordered_list_open": _count("lists", 1),
    "ordered_list_close": _count("lists", -1),
    "blockquote_open": _count("quotes", 1),
    "blockquote_close": _count("quotes", -1),
}


def _front(text: str) -> tuple[str, int, str]:
    """YAML front matter, its first line, and the text with blank lines in its place."""
    match = _FRONT.match(text) if text.lstrip().startswith("---") else None
    if match is None or not _FRONT_KEY.search(match[1]):
        return "", 0, text
    blank = "\n" * match[0].count("\n")
    return match[1], text.count("\n", 0, match.start(1)) + 1, blank + text[match.end() :]


def _read(data: bytes) -> Document:
    front, front_line, text = _front(source(data))
    outline = Outline()
    fill(outline, text)
    return outline.document(front, front_line)


FORMATS = (
    Format("Markdown", Document, _read, suffixes=(".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rmd", ".qmd")),
)
