"""How lock files of Python environments are read: Poetry, uv, PDM, pylock, conda-lock, Pixi."""

import re
from collections.abc import Iterator

from openassay.read import specifier, toml, tree, yaml
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.requirement import Requirement, Requirements
from openassay.read.tree import Branch, Node

_OWN = ("editable", "virtual", "directory", "path")
_FILE = re.compile(r"([A-Za-z0-9_][\w.-]*?)-(\d[^-]*+)-[^-]++", re.ASCII)


def read_toml(data: bytes) -> Requirements:
    """Every locked package with the line of its table; the project itself is left out. Raises ReadError."""
    root = toml.parse(encoding.read(data, MAX_LINES))
    listed = tree.find(root, "package") or tree.find(root, "packages")
    return Requirements(tuple(_packages(listed)))


def read_yaml(data: bytes) -> Requirements:
    """Every locked package once, though it is listed for several platforms. Raises ReadError."""
    root = yaml.parse(encoding.read(data))
    listed = tree.find(root, "package") or tree.find(root, "packages")
    if listed is None:
        raise ReadError("no lock file: it lists no package")
    seen: dict[tuple[str, str, str], Requirement] = {}
    for _, node in tree.entries(listed):
        if item := _locked(node):
            seen.setdefault((item.ecosystem, item.name, item.exact), item)
    return Requirements(tuple(seen.values()), "conda")


def _packages(listed: Node | None) -> Iterator[Requirement]:
    for _, node in tree.entries(listed):
        name, version = tree.find(node, "name"), tree.text(tree.find(node, "version"))
        source = {key for key, _ in tree.entries(tree.find(node, "source"))}
        if not tree.text(name) or not name or source.intersection(_OWN):
            continue
        groups = [leaf.text for leaf in tree.leaves(tree.find(node, "groups"))]
        group = tree.text(tree.find(node, "category")) or (groups[0] if groups else "")
        group = "" if group in ("main", "default") else group
        written = f"=={version}" if version else ""
        yield Requirement(specifier.normalised(tree.text(name)), written, name.line, version, group)


def _locked(node: Node) -> Requirement | None:
    """An entry of conda-lock (name, version, manager) or of Pixi (`conda: address`, `pypi: address`)."""
    if not isinstance(node, Branch):
        return None
    address = tree.text(tree.find(node, "conda")) or tree.text(tree.find(node, "url"))
    pip = tree.text(tree.find(node, "manager")) == "pip" or bool(tree.text(tree.find(node, "pypi")))
    pip = pip or tree.text(tree.find(node, "kind")) == "pypi"
    match = _FILE.fullmatch(_file(address))
    name = tree.text(tree.find(node, "name")) or (match[1] if match else "")
    version = tree.text(tree.find(node, "version")) or (match[2] if match else "")
    if not name:
        return None
    line = (tree.find(node, "name") or node).line
    name = specifier.normalised(name) if pip else name.lower()
    return Requirement(name, f"=={version}", line, version, "", "pypi" if pip else "conda")


def _file(address: str) -> str:
    return address.rsplit("/", 1)[-1].removesuffix(".conda").removesuffix(".tar.bz2")


FORMATS = (
    Format("Python lock", Requirements, read_toml, names=("poetry.lock", "uv.lock", "pdm.lock", "pylock*.toml")),
    Format(
        "conda lock",
        Requirements,
        read_yaml,
        names=("conda-lock.yml", "conda-lock.yaml", "*.conda-lock.yml", "conda-lock-*.yml", "pixi.lock"),
    ),
)
