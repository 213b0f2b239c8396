"""How conda environment files are read, their pip section included."""

from collections.abc import Iterator

from openassay.read import specifier, tree, yaml
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import ReadError
from openassay.read.requirement import Requirement, Requirements
from openassay.read.tree import Leaf


def read(data: bytes) -> Requirements:
    """Every dependency with its line. Raises ReadError for YAML that lists none."""
    root = yaml.parse(encoding.read(data))
    listed = tree.find(root, "dependencies")
    if listed is None:
        raise ReadError("no conda environment: it has no dependencies")
    return Requirements(tuple(_items(listed)), "conda")


def _items(listed: tree.Node) -> Iterator[Requirement]:
    for _, node in tree.entries(listed):
        if isinstance(node, Leaf):
            item = specifier.conda(node.text, node.line)
            if item:
                yield item
        for leaf in tree.leaves(tree.find(node, "pip")):
            if not leaf.text.startswith(("-", ".")) and (item := specifier.pip(leaf.text, leaf.line, "", "pypi")):
                yield item


_NAMES = ("environment*", "*environment", "env[-_]*", "*[-_]env", "env", "conda", "conda[-_][!l]*", "conda[0-9]*")
FORMATS = (
    Format(
        "conda environment",
        Requirements,
        read,
        names=tuple(f"{name}.{suffix}" for name in _NAMES for suffix in ("yml", "yaml")),
    ),
)
