"""How conda environment files are read, their pip section included."""

import re
from collections.abc import Iterator

from openassay.read import specifier, tree, yaml
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import ReadError
from openassay.read.requirement import Requirement, Requirements
from openassay.read.tree import Leaf


def read(data: bytes) -> Requirements:
    """Every dependency with its line: of an environment in YAML, or of a list of package files (`@EXPLICIT`).

    Raises ReadError for YAML that lists none.
    """
    text = encoding.read(data)
    if _EXPLICIT.search(text):
        return Requirements(tuple(_packages(text)), "conda")
    root = yaml.parse(text)
    listed = tree.find(root, "dependencies")
    if listed is None:
        raise ReadError("no conda environment: it has no dependencies")
    return Requirements(tuple(_items(listed)), "conda")


def _packages(text: str) -> Iterator[Requirement]:
    """The packages of an explicit list, an address a line: `.../linux-64/numpy-1.16.4-py37h99e4_0.tar.bz2#digest`."""
    for number, line in enumerate(text.split("\n"), 1):
        name, _, version = line.partition("#")[0].strip().rpartition("/")[2].rpartition("-")[0].rpartition("-")
        if name and line.startswith(("http", "file")):
            yield Requirement(name.lower(), f"={version}", number, version, "", "conda")


def _items(listed: tree.Node) -> Iterator[Requirement]:
    for _, node in tree.entries(listed):
        if isinstance(node, Leaf):
            item = specifier.conda(node.text, node.line)
            if item:
                yield item
        for leaf in tree.leaves(tree.find(node, "pip")):
            if not leaf.text.startswith(("-", ".")) and (item := specifier.pip(leaf.text, leaf.line, "", "pypi")):
                yield item


_EXPLICIT = re.compile(r"^@EXPLICIT\s*$", re.MULTILINE)
_NAMES = ("environment*", "*environment", "env[-_]*", "*[-_]env", "env", "conda", "conda[-_][!l]*", "conda[0-9]*")
_LISTS = ("conda*.txt", "*conda.txt", "explicit*.txt", "spec-file*.txt", "environment*.txt")
FORMATS = (
    Format(
        "conda environment",
        Requirements,
        read,
        names=(*(f"{name}.{suffix}" for name in _NAMES for suffix in ("yml", "yaml")), *_LISTS),
    ),
)
