"""How Cargo.toml and Cargo.lock are read."""

from collections.abc import Iterator

from openassay.read import text as encoding
from openassay.read import toml, tree
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES
from openassay.read.requirement import Requirement, Requirements
from openassay.read.tree import Leaf, Node

_SECTIONS = {"dependencies": "", "dev-dependencies": "dev", "build-dependencies": "build"}


def read(data: bytes) -> Requirements:
    """Every dependency with its line; only `=1.2.3`, a `rev` or a `tag` is exact. Raises ReadError."""
    root = toml.parse(encoding.read(data, MAX_LINES))
    items = list(_sections(root))
    items += _table(tree.find(root, "workspace", "dependencies"), "workspace")
    for _, body in tree.entries(tree.find(root, "target")):
        items += _sections(body)
    return Requirements(tuple(items), "cargo")


def read_lock(data: bytes) -> Requirements:
    """Every locked crate; those without a source are the project's own. Raises ReadError."""
    root = toml.parse(encoding.read(data, MAX_LINES))
    items = []
    for _, node in tree.entries(tree.find(root, "package")):
        name, version = tree.find(node, "name"), tree.text(tree.find(node, "version"))
        if isinstance(name, Leaf) and tree.find(node, "source"):
            items.append(Requirement(name.text, f"={version}", name.line, version))
    return Requirements(tuple(items), "cargo")


def _sections(node: Node | None) -> Iterator[Requirement]:
    for section, group in _SECTIONS.items():
        yield from _table(tree.find(node, section), group)


def _table(node: Node | None, group: str) -> Iterator[Requirement]:
    for name, value in tree.entries(node):
        version = tree.find(value, "version") if not isinstance(value, Leaf) else value
        written, line = tree.text(version), (version or value).line
        fixed = written[1:].strip() if written.startswith("=") and "*" not in written else ""
        reference = tree.text(tree.find(value, "rev")) or tree.text(tree.find(value, "tag"))
        package = tree.text(tree.find(value, "package")) or name
        yield Requirement(package, written, line, fixed or reference, group)


FORMATS = (
    Format("Cargo.toml", Requirements, read, names=("cargo.toml",)),
    Format("Cargo.lock", Requirements, read_lock, names=("cargo.lock",)),
)
