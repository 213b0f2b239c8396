"""How gin files are read: `scope/module.function.parameter = value`, macros; imports and includes are left out."""

import ast
import re
import warnings
from collections.abc import Iterator
from typing import TypeGuard

from openassay.read import text as encoding
from openassay.read import tree
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES, MAX_NODES, ReadError
from openassay.read.settings import Settings
from openassay.read.tree import Branch, Leaf, Node

_BINDING = re.compile(r"\s*+([\w./]++)\s*+=(?!=)\s*+(.*+)", re.DOTALL)
# What is escaped outside a string is passed over, so that a string that never ends is tried once.
_TOKEN = re.compile(r"'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'|\"[^\"\\\n]*+(?:\\.[^\"\\\n]*+)*+\"|\\.|\#[^\n]*+|[\[({\])}]")
# Characters; longer values, and what comes behind so many in a file, are kept as they are written.
_LITERAL = 10_000
_LITERALS = 500_000
_WORDS = {True: "true", False: "false", None: "null"}


def read(data: bytes) -> Settings:
    """All bindings; lists, tuples and dictionaries of constants by element, anything else as written."""
    root, parsed = Branch(1, listed=False), 0
    for line, statement in _statements(encoding.lines(encoding.read(data, MAX_LINES))):
        if match := _BINDING.fullmatch(statement):
            lead = statement.count("\n", 0, match.start(2))
            value = match[2].strip()
            parsed += len(value)
            node = _value(value, line + lead) if parsed < _LITERALS else Leaf(value, line + lead)
            root.entries.append((match[1], node))
        if len(root.entries) > MAX_NODES:
            raise ReadError(f"more than {MAX_NODES} values", line)
    return tree.settings([root])


def _statements(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Statements without comments; open brackets and a last backslash continue them."""
    first, depth, rows = 1, 0, list[str]()
    for number, line in enumerate(lines, 1):
        row, change = _without_comment(line)
        first = first if rows else number
        depth = max(0, depth + change)
        continued = row.endswith("\\")
        rows.append(row[:-1] if continued else row)
        if depth == 0 and not continued:
            yield first, "\n".join(rows)
            rows = []
    if rows:
        yield first, "\n".join(rows)


def _without_comment(line: str) -> tuple[str, int]:
    """The line up to its comment, and how many more brackets it opens than it closes."""
    change = 0
    for match in _TOKEN.finditer(line):
        if match[0][0] == "#":
            return line[: match.start()].rstrip(), change
        change += (match[0] in "[({") - (match[0] in "])}")
    return line.rstrip(), change


def _value(text: str, line: int) -> Node:
    if len(text) > _LITERAL:
        return Leaf(text, line)
    try:
        with warnings.catch_warnings(action="ignore"):
            parsed = ast.parse(text, mode="eval").body
        return _node(parsed, text.encode().split(b"\n"), line)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Leaf(text, line)


def _node(node: ast.expr, rows: list[bytes], line: int) -> Node:
    at = line + node.lineno - 1
    if isinstance(node, ast.List | ast.Tuple):
        branch = Branch(at, listed=True)
        for one in node.elts:
            branch.append(_node(one, rows, line))
        return branch
    if isinstance(node, ast.Dict):
        branch = Branch(at, listed=False)
        pairs = zip(node.keys, node.values, strict=True)
        branch.entries = [
            (encoding.encodable(str(key.value)), _node(value, rows, line)) for key, value in pairs if _constant(key)
        ]
        return branch
    return Leaf(_text(node, rows), at)


def _constant(node: ast.expr | None) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant)


def _text(node: ast.expr, rows: list[bytes]) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return encoding.encodable(node.value)
    if isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool)):
        return _WORDS[node.value]
    end = node.end_col_offset if node.end_lineno == node.lineno else None
    return rows[node.lineno - 1][node.col_offset : end].decode()


FORMATS = (Format("gin", Settings, read, suffixes=(".gin",)),)
