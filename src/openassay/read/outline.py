"""How blocks become a document: text is put on its lines, headings trail, bare addresses become links."""

import re
from collections.abc import Sequence

from openassay.read.document import Block, BlockKind, Document, Link
from openassay.read.limits import MAX_DEPTH, MAX_HEADING, MAX_LINES, MAX_NODES, ReadError
from openassay.read.text import lines, read

_BARE = re.compile(r"\b(?:https?|ftp)://[^\s<>\"'`|\\^{}\[\]，。；：！？、（）《》“”‘’「」【】]+", re.IGNORECASE)
_BRACKET = re.compile(r"[()]")
_AFTER = ".,;:!?*~"


def source(data: bytes) -> str:
    """The text of a document within the limits. Raises ReadError for binary, oversized or endless text."""
    text = read(data)
    if text.count("\n") >= MAX_LINES:
        raise ReadError(f"more than {MAX_LINES} lines")
    return "\n".join(lines(text))


def bare_links(text: str, line: int) -> list[Link]:
    """The addresses that stand in a text without markup, `line` being the text's first line."""
    if "://" not in text:
        return []
    found, counted, here = [], 0, line
    for match in _BARE.finditer(text):
        here += text.count("\n", counted, match.start())
        counted = match.start()
        if len(target := _trimmed(match[0])) > len("https://"):
            found.append(Link("", target, here))
    return found


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    depth = 0
    for match in _BRACKET.finditer(address):
        depth += 1 if match[0] == "(" else -1
        if depth < 0:
            address = address[: match.start()]
            break
    return address.rstrip(_AFTER)


class Run:
    """Text under assembly: each piece is put on its line of the file, together with the links it holds."""

    def __init__(self) -> None:
        self.line = 0
        self.links: list[Link] = []
        self.pieces: list[str] = []
        self._at = 0
        self._anchor: tuple[int, str, int] | None = None

    def put(self, text: str, line: int) -> None:
        """Add text that starts on `line`; earlier lines without text become line breaks."""
        if not self.line:
            if not text.strip():
                return
            self.line = self._at = line
        if line > self._at:
            self.pieces.append("\n" * (line - self._at))
            self._at = line
        self.pieces.append(text)
        self._at += text.count("\n")

    def image(self, alt: str, target: str, line: int) -> None:
        """Add an image: its words stand in the text, its target among the links."""
        alt = " ".join(alt.split())
        self.put(alt, line)
        if target:
            self.links.append(Link(alt, target, line, image=True))

    def open_link(self, target: str, line: int) -> None:
        """Start a link; one that was never closed ends here."""
        self.close_link()
        self._anchor = (len(self.pieces), target, line)

    def close_link(self) -> None:
        """End the open link, if there is one; its words are what was put since."""
        if self._anchor:
            start, target, line = self._anchor
            self._anchor = None
            self.links.append(Link(self.words(start), target, line))

    def words(self, start: int, end: int | None = None) -> str:
        """The text of some pieces, in one line."""
        return " ".join("".join(self.pieces[start:end]).split())

    @property
    def place(self) -> int:
        """The line of the first text, else of the first link, else 0."""
        return self.line or min((link.line for link in self.links), default=0)

    @property
    def text(self) -> str:
        """The text so far, line breaks kept."""
        return "".join(self.pieces)


class Outline:
    """Blocks in the order of reading, each under its headings.

    `places` gives the line of the file for each line of the text that is read, where they differ.
    """

    def __init__(self, places: Sequence[int] = ()) -> None:
        self.places = places
        self._blocks: list[Block] = []
        self._trail: list[tuple[int, str]] = []
        self._title = ""

    def section(self, name: str) -> None:
        """Go on under a name that is no heading of the text, such as a page."""
        self._trail = [(0, name)]

    def add(  # noqa: PLR0913 - the fields of a block
        self,
        kind: BlockKind,
        text: str,
        line: int,
        links: Sequence[Link] = (),
        *,
        end_line: int = 0,
        level: int = 0,
        info: str = "",
        cells: tuple[str, ...] = (),
        header: tuple[str, ...] = (),
    ) -> None:
        """Add a block whose `text` starts on `line`; one without text and links is dropped.

        `end_line` is needed only where the block goes on after its text.
        """
        if kind != "code":
            text = "\n".join([" ".join(part.split()) for part in text.split("\n")])
        unspaced = text.lstrip("\n")
        line += len(text) - len(unspaced)
        text = unspaced.rstrip()
        if not text and not links:
            return
        if len(self._blocks) >= MAX_NODES:
            raise ReadError(f"more than {MAX_NODES} blocks", line)
        last = max(line + text.count("\n"), end_line, *(link.line for link in links), 1)
        self._blocks.append(
            Block(
                kind=kind,
                text=text,
                line=self._place(line),
                end_line=self._place(last),
                links=self._links(text, line, links),
                headings=self._above(kind, level, text),
                level=min(level, MAX_DEPTH),
                info=info,
                cells=cells,
                header=header,
            )
        )

    def _place(self, line: int) -> int:
        if not self.places:
            return line
        return self.places[min(line, len(self.places)) - 1]

    def _links(self, text: str, line: int, links: Sequence[Link]) -> tuple[Link, ...]:
        bare = bare_links(text, line)
        if bare and links:
            known = {(link.line, link.target) for link in links}
            known |= {(link.line, one.target) for link in links for one in bare_links(link.text, link.line)}
            bare = [link for link in bare if (link.line, link.target) not in known]
        found = sorted([*links, *bare], key=lambda link: link.line)
        if not self.places:
            return tuple(found)
        return tuple(Link(one.text, one.target, self._place(one.line), one.image) for one in found)

    def _above(self, kind: BlockKind, level: int, text: str) -> tuple[str, ...]:
        """The headings above a block; a heading ends those of its own level and below."""
        if kind != "heading":
            return tuple(name for _, name in self._trail)
        name = " ".join(text.split())[:MAX_HEADING]
        while self._trail and self._trail[-1][0] >= level:
            self._trail.pop()
        above = tuple(name for _, name in self._trail)
        if name:
            self._trail.append((level, name))
            self._title = self._title or name
        return above

    def document(self, front: str = "", front_line: int = 0) -> Document:
        """The document, its blocks by line."""
        blocks = sorted(self._blocks, key=lambda block: block.line)
        return Document(self._title, tuple(blocks), front, front_line)
