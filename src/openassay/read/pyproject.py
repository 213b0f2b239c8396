"""How the dependencies of pyproject.toml are read: PEP 621, dependency groups, Poetry, PDM, Hatch, uv, Pixi."""

import re
from collections.abc import Iterator

from openassay.read import specifier, toml, tree
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES
from openassay.read.requirement import Requirement, Requirements
from openassay.read.tree import Branch, Leaf, Node

_VERSION = re.compile(r"[\w.+!-]++")


def read(data: bytes) -> Requirements:
    """Every dependency with its line; `requires-python` is the package `python`. Raises ReadError."""
    root = toml.parse(encoding.read(data, MAX_LINES))
    project, tool = tree.find(root, "project"), tree.find(root, "tool")
    items = [
        *_python(tree.find(project, "requires-python")),
        *_listed(tree.find(project, "dependencies"), ""),
        *_grouped(tree.find(project, "optional-dependencies")),
        *_grouped(tree.find(root, "dependency-groups")),
        *_listed(tree.find(root, "build-system", "requires"), "build-system"),
        *_poetry(tree.find(tool, "poetry")),
        *_grouped(tree.find(tool, "pdm", "dev-dependencies")),
        *_listed(tree.find(tool, "uv", "dev-dependencies"), "dev"),
        *_hatch(tree.find(tool, "hatch", "envs")),
        *_pixi(tree.find(tool, "pixi")),
    ]
    return Requirements(tuple(items))


def table(node: Node | None, group: str = "", ecosystem: str = "") -> Iterator[Requirement]:
    """Poetry's and Pipenv's tables: `name = "^1.2"`, `name = {version = "..", extras = [..]}`, git and path sources."""
    for name, value in tree.entries(node):
        choices = [child for _, child in value.entries] if isinstance(value, Branch) and value.listed else [value]
        for choice in choices:
            yield _entry(specifier.normalised(name), choice, group, ecosystem)


def _entry(name: str, node: Node, group: str, ecosystem: str) -> Requirement:
    version = tree.find(node, "version")
    leaf = node if isinstance(node, Leaf) else version if isinstance(version, Leaf) else None
    if leaf is not None:
        written = leaf.text.strip()
        plain = _VERSION.fullmatch(written)
        return Requirement(name, written, leaf.line, written if plain else specifier.exact(written), group, ecosystem)
    reference = (
        tree.text(tree.find(node, "rev")) or tree.text(tree.find(node, "ref")) or tree.text(tree.find(node, "tag"))
    )
    address = tree.text(tree.find(node, "git")) or tree.text(tree.find(node, "url"))
    return Requirement(name, f"@ {address}" if address else "", node.line, reference, group, ecosystem)


def _python(node: Node | None) -> Iterator[Requirement]:
    if isinstance(node, Leaf):
        yield Requirement("python", node.text, node.line, specifier.exact(node.text))


def _listed(node: Node | None, group: str) -> Iterator[Requirement]:
    for leaf in tree.leaves(node):
        if item := specifier.pip(leaf.text, leaf.line, group):
            yield item


def _grouped(node: Node | None) -> Iterator[Requirement]:
    for group, listed in tree.entries(node):
        yield from _listed(listed, group)


def _poetry(node: Node | None) -> Iterator[Requirement]:
    yield from table(tree.find(node, "dependencies"))
    yield from table(tree.find(node, "dev-dependencies"), "dev")
    for group, body in tree.entries(tree.find(node, "group")):
        yield from table(tree.find(body, "dependencies"), group)


def _hatch(node: Node | None) -> Iterator[Requirement]:
    for name, body in tree.entries(node):
        for key in ("dependencies", "extra-dependencies"):
            yield from _listed(tree.find(body, key), name)


def _pixi(node: Node | None) -> Iterator[Requirement]:
    for group, body in [("", node), *tree.entries(tree.find(node, "feature"))]:
        for name, value in tree.entries(tree.find(body, "dependencies")):
            yield _matched(name, value, group)
        yield from table(tree.find(body, "pypi-dependencies"), group)


def _matched(name: str, node: Node, group: str) -> Requirement:
    version = tree.text(node) or tree.text(tree.find(node, "version"))
    return Requirement(name.lower(), version, node.line, specifier.exact(version), group, "conda")


FORMATS = (Format("pyproject", Requirements, read, names=("pyproject.toml",)),)
