"""How package.json and the lock files of npm, Yarn and pnpm are read."""

import re
from collections.abc import Iterator

from openassay.read import json, tree, yaml
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.requirement import Requirement, Requirements
from openassay.read.tree import Leaf, Node

_EXACT = re.compile(r"=?v?(\d++\.\d++\.\d++[\w.+-]*+)", re.ASCII)
_YARN = re.compile(r'"?((?:@[\w.-]++/)?[\w.-]++)@')
_YARN_VERSION = re.compile(r'\s++version:? "?([\w.+-]++)"?')
_PNPM = re.compile(r"/?((?:@[\w.-]++/)?[\w.-]++)[@/](\d[\w.+-]*+)")
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


def read_yarn(data: bytes) -> Requirements:
    """Every package of a yarn.lock, of either age, with the line that it is named on. Raises ReadError."""
    items, name, line = list[Requirement](), "", 0
    for number, row in enumerate(encoding.lines(encoding.read(data, MAX_LINES)), 1):
        if row and not row[0].isspace():
            match = _YARN.match(row)
            name, line = (match[1], number) if match else ("", 0)
        elif name and (found := _YARN_VERSION.fullmatch(row)):
            items.append(Requirement(name, found[1], line, found[1]))
            name = ""
    if not items:
        raise ReadError("no yarn.lock: it locks nothing")
    return Requirements(tuple(items), "npm")


def read_pnpm(data: bytes) -> Requirements:
    """Every package of a pnpm-lock.yaml. Raises ReadError."""
    listed = tree.entries(tree.find(yaml.parse(encoding.read(data)), "packages"))
    found = [(_PNPM.match(key), node.line) for key, node in listed]
    if not any(match for match, _ in found):
        raise ReadError("no pnpm-lock: it locks nothing")
    items = [Requirement(match[1], match[2], line, match[2]) for match, line in found if match]
    return Requirements(tuple(items), "npm")


def _exact(written: str) -> str:
    match = _EXACT.fullmatch(written.strip())
    return match[1] if match else ""


FORMATS = (
    Format("package.json", Requirements, read, names=("package.json",)),
    Format("yarn.lock", Requirements, read_yarn, names=("yarn.lock",)),
    Format("pnpm-lock", Requirements, read_pnpm, names=("pnpm-lock.yaml",)),
    Format("package-lock.json", Requirements, read_lock, names=("package-lock.json", "npm-shrinkwrap.json")),
)
