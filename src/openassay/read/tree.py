"""What YAML, JSON and TOML have in common while they are read: nested values with lines, turned into settings."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from openassay.read.limits import MAX_DEPTH, MAX_EXPANDED, MAX_NODES, ReadError
from openassay.read.settings import Setting, Settings


class Leaf(NamedTuple):
    """A scalar: canonical text, line (from 1)."""

    text: str
    line: int


class Branch:
    """A mapping or, where `listed`, a sequence whose keys are `0`, `1`, ... Duplicate keys are kept."""

    __slots__ = ("entries", "line", "listed")

    def __init__(self, line: int, *, listed: bool) -> None:
        self.entries: list[tuple[str, Node]] = []
        self.line = line
        self.listed = listed

    def append(self, node: "Node") -> None:
        """Add an element to a sequence."""
        self.entries.append((str(len(self.entries)), node))


Node: TypeAlias = Leaf | Branch


def entries(node: Node | None) -> list[tuple[str, Node]]:
    """Keys and values of a branch; nothing for a leaf."""
    return node.entries if isinstance(node, Branch) else []


def find(node: Node | None, *keys: str) -> Node | None:
    """The value under a trail of keys (the first of duplicates), or none."""
    for key in keys:
        node = next((child for name, child in entries(node) if name == key), None)
    return node


def text(node: Node | None) -> str:
    """The text of a leaf, empty for anything else."""
    return node.text if isinstance(node, Leaf) else ""


def leaves(node: Node | None) -> list[Leaf]:
    """The scalars of a sequence; nothing for a mapping."""
    listed = isinstance(node, Branch) and node.listed
    return [child for _, child in entries(node) if listed and isinstance(child, Leaf)]


def settings(roots: Iterable[Node]) -> Settings:
    """Every scalar below the roots, in order. Raises ReadError where nesting, values or keys exceed the limits."""
    items, left = [], MAX_EXPANDED
    for key, leaf in _walk(roots):
        left -= len(key)
        if left < 0:
            raise ReadError("keys expand beyond the limit", leaf.line)
        items.append(Setting(key, leaf.text, leaf.line))
    return Settings(tuple(items))


def _walk(roots: Iterable[Node]) -> Iterator[tuple[str, Leaf]]:
    stack: list[tuple[str, Iterator[tuple[str, Node]]]] = [("", iter([("", root) for root in roots]))]
    count = 0
    while stack:
        prefix, children = stack[-1]
        for name, node in children:
            count += 1
            if count > MAX_NODES:
                raise ReadError(f"more than {MAX_NODES} values", node.line)
            if isinstance(node, Leaf):
                yield prefix + name, node
                continue
            if len(stack) > MAX_DEPTH:
                raise ReadError(f"nested deeper than {MAX_DEPTH}", node.line)
            stack.append((f"{prefix}{name}." if len(stack) > 1 else "", iter(node.entries)))
            break
        else:
            stack.pop()
