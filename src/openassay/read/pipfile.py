"""How Pipfile and Pipfile.lock are read."""

from openassay.read import json, pyproject, specifier, toml, tree
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES
from openassay.read.requirement import Requirement, Requirements


def read(data: bytes) -> Requirements:
    """The packages of a Pipfile. Raises ReadError."""
    root = toml.parse(encoding.read(data, MAX_LINES))
    python = tree.find(root, "requires", "python_full_version") or tree.find(root, "requires", "python_version")
    items = [Requirement("python", f"=={tree.text(python)}", python.line, tree.text(python))] if python else []
    items += pyproject.table(tree.find(root, "packages"))
    items += pyproject.table(tree.find(root, "dev-packages"), "dev")
    return Requirements(tuple(items))


def read_lock(data: bytes) -> Requirements:
    """The locked packages of a Pipfile.lock. Raises ReadError."""
    root = json.parse(encoding.read(data))
    items = []
    for section, group in (("default", ""), ("develop", "dev")):
        for name, node in tree.entries(tree.find(root, section)):
            version = tree.text(tree.find(node, "version"))
            fixed = specifier.exact(version) or tree.text(tree.find(node, "ref"))
            items.append(Requirement(specifier.normalised(name), version, node.line, fixed, group))
    return Requirements(tuple(items))


FORMATS = (
    Format("Pipfile", Requirements, read, names=("pipfile",)),
    Format("Pipfile lock", Requirements, read_lock, names=("pipfile.lock",)),
)
