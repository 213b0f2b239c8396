"""How package.json and package-lock.json are read."""

import re
from collections.abc import Iterator

from openassay.read import json, tree
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.requirement import Requirement, Requirements
from openassay.read.tree import Leaf, Node

_EXACT = re.compile(r"=?v?(\d++\.\d++\.\d++[\w.+-]*+)", re.ASCII)
_SECTIONS = {
    "dependencies": "",
    "devDependencies": "dev",
    "peerDependencies": "peer",
    "optionalDependencies": "optional",
    "engines": "engines",
}


def read(data: bytes) -> Requirements:
    """Every dependency with its line; an engine (`node`) is in the group `engines`. Raises ReadError."""
    root = json.parse(encoding.read(data))
    items = [
        Requirement(name, leaf.text, leaf.line, _exact(leaf.text), group)
        for section, group in _SECTIONS.items()
        for name, leaf in tree.entries(tree.find(root, section))
        if isinstance(leaf, Leaf)
    ]
    return Requirements(tuple(items), "npm")


def read_lock(data: bytes) -> Requirements:
    """Every locked package; the project itself is left out. Raises ReadError."""
    root = json.parse(encoding.read(data))
    packages = tree.find(root, "packages")
    return Requirements(tuple(_locked(packages or tree.find(root, "dependencies"))), "npm")


def _locked(node: Node | None) -> Iterator[Requirement]:
    for path, body in tree.entries(node):
        version = tree.find(body, "version")
        if path and isinstance(version, Leaf):
            group = "dev" if tree.text(tree.find(body, "dev")) == "true" else ""
            yield Requirement(path.rpartition("node_modules/")[2], version.text, version.line, version.text, group)


def _exact(written: str) -> str:
    match = _EXACT.fullmatch(written.strip())
    return match[1] if match else ""


FORMATS = (
    Format("package.json", Requirements, read, names=("package.json",)),
    Format("package-lock.json", Requirements, read_lock, names=("package-lock.json", "npm-shrinkwrap.json")),
)
