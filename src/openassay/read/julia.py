"""How Julia's Project.toml and Manifest.toml are read."""

from openassay.read import text as encoding
from openassay.read import toml, tree
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES
from openassay.read.requirement import Requirement, Requirements

_SECTIONS = {"deps": "", "extras": "extras", "weakdeps": "weak"}


def read(data: bytes) -> Requirements:
    """Every dependency, with the versions that `compat` allows and the line that says so. Raises ReadError."""
    root = toml.parse(encoding.read(data, MAX_LINES))
    compat = dict(tree.entries(tree.find(root, "compat")))
    found = {
        name: (compat.get(name, node), group)
        for section, group in reversed(_SECTIONS.items())
        for name, node in tree.entries(tree.find(root, section))
    }
    found |= {"julia": (compat["julia"], "")} if "julia" in compat else {}
    items = [
        Requirement(name, written, node.line, _exact(written), group)
        for name, (node, group) in found.items()
        for written in [tree.text(node) if name in compat else ""]
    ]
    return Requirements(tuple(sorted(items, key=lambda item: item.line)), "julia")


def read_manifest(data: bytes) -> Requirements:
    """Every locked package; standard libraries have no version. Raises ReadError."""
    root = toml.parse(encoding.read(data, MAX_LINES))
    items = []
    for name, listed in tree.entries(tree.find(root, "deps") or root):
        for _, node in tree.entries(listed):
            version = tree.text(tree.find(node, "version"))
            if tree.find(node, "uuid"):
                items.append(Requirement(name, version, node.line, version))
    return Requirements(tuple(items), "julia")


def _exact(written: str) -> str:
    return written[1:].strip() if written.startswith("=") and "," not in written else ""


FORMATS = (
    Format("Julia project", Requirements, read, names=("project.toml", "juliaproject.toml")),
    Format("Julia manifest", Requirements, read_manifest, names=("manifest.toml", "juliamanifest.toml")),
)
