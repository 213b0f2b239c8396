"""How JSON is read: with comments and trailing commas, duplicate keys kept, and the line of each scalar."""

import json
import re

from openassay.read import text as encoding
from openassay.read import tree
from openassay.read.format import Format
from openassay.read.limits import MAX_DEPTH, MAX_NODES, ReadError
from openassay.read.settings import Settings
from openassay.read.tree import Branch, Leaf, Node

_TOKEN = re.compile(
    r"""(?:[ \t\n\r\f\v\xa0\ufeff]++|//[^\n]*+|\#[^\n]*+|/\*(?s:.*?)\*/)*+
    (?:"(?P<string>[^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"|(?P<word>[-+\w.]++(?:\((?:[^()\n]|\([^()\n]*+\))*+\))?+)|(?P<mark>[\[\]{}:,])|(?P<end>\Z)|(?P<bad>.))""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"[-+]?(?:\d++\.?+\d*+|\.\d++)(?:[eE][-+]?\d++)?+")
# A name or a call that a template leaves open (Jsonnet's `std.extVar("SEED")`), kept as it is written.
_NAME = re.compile(r"[A-Za-z_]", re.ASCII)
_WORDS = ("true", "false", "null", "NaN", "Infinity", "-Infinity", "+Infinity")


def read(data: bytes) -> Settings:
    """All scalars of the one value that the file holds. Raises ReadError, for JSON Lines as well."""
    return tree.settings([parse(encoding.read(data))])


def parse(text: str) -> Node:
    """The one value of the text. Raises ReadError with the line."""
    builder, line, last = _Builder(), 1, 0
    for match in _TOKEN.finditer(text):
        group = match.lastindex or 0
        start = match.start(group)
        line += text.count("\n", last, start)
        last = start
        found = match[group]
        if group == 1:
            builder.string(found, line)
        elif group == 2:
            builder.word(found, line)
        elif group == 3:
            builder.mark(found, line)
        elif group == 4:
            return builder.finish(line)
        else:
            raise ReadError(f"not JSON: {found!r} stands where a value or a mark should", line)
    raise ReadError("not JSON: empty")


class _Builder:
    """A stack of open containers and what may come next: key, colon, value or comma."""

    def __init__(self) -> None:
        self._stack: list[Branch] = []
        self._root: Node | None = None
        self._next = "value"
        self._key = ""
        self._left = MAX_NODES

    def string(self, raw: str, line: int) -> None:
        text = _unescaped(raw, line) if "\\" in raw else raw
        if self._next == "key":
            self._key, self._next = text, "colon"
        else:
            self._add(Leaf(text, line))

    def word(self, word: str, line: int) -> None:
        named = self._stack and _NAME.match(word)
        if word not in _WORDS and not _NUMBER.fullmatch(word) and not named:
            raise ReadError(f"not JSON: {word[:40]!r}", line)
        self._add(Leaf(word, line))

    def mark(self, mark: str, line: int) -> None:
        if mark in "[{":
            self._open(Branch(line, listed=mark == "["))
        elif mark in "]}":
            self._close(mark, line)
        else:
            self._separate(mark, line)

    def finish(self, line: int) -> Node:
        if self._root is None or self._stack:
            raise ReadError("not JSON: it ends too early", line)
        return self._root

    def _separate(self, mark: str, line: int) -> None:
        if not self._stack or self._next != ("colon" if mark == ":" else "comma"):
            raise ReadError(f"not JSON: unexpected {mark}", line)
        self._next = "value" if mark == ":" or self._stack[-1].listed else "key"

    def _open(self, branch: Branch) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise ReadError(f"nested deeper than {MAX_DEPTH}", branch.line)
        self._add(branch)
        self._stack.append(branch)
        self._next = "value" if branch.listed else "key"

    def _close(self, mark: str, line: int) -> None:
        top = self._stack[-1] if self._stack else None
        allowed = ("comma", "value") if mark == "]" else ("comma", "key")
        if top is None or top.listed != (mark == "]") or self._next not in allowed:
            raise ReadError(f"not JSON: unexpected {mark}", line)
        self._stack.pop()
        self._next = "comma"

    def _add(self, node: Node) -> None:
        self._left -= 1
        if self._left < 0:
            raise ReadError(f"more than {MAX_NODES} values", node.line)
        if self._next != "value" or (self._root is not None and not self._stack):
            raise ReadError("not JSON: a value that stands in no place for one", node.line)
        self._next = "comma"
        if not self._stack:
            self._root = node
        elif self._stack[-1].listed:
            self._stack[-1].append(node)
        else:
            self._stack[-1].entries.append((self._key, node))


def _unescaped(raw: str, line: int) -> str:
    try:
        text: str = json.loads(f'"{raw}"', strict=False)
    except ValueError as error:
        raise ReadError(f"not JSON: {error}", line) from error
    return encoding.encodable(text)


FORMATS = (Format("JSON", Settings, read, suffixes=(".json", ".jsonc")),)
