"""How CMake, vcpkg and Conan name the packages of a C++ project."""

import re
from collections.abc import Iterator
from itertools import pairwise

from openassay.read import json, specifier, tree
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.requirement import Requirement, Requirements
from openassay.read.tree import Leaf

_COMMAND = re.compile(
    r"^[ \t]*+(find_package|FetchContent_Declare|ExternalProject_Add|CPMAddPackage)[ \t]*+\(([^()]{0,4000}+)\)",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENT = re.compile(r"#[^\n]*+")
_WORD = re.compile(r'"([^"]*+)"|([^\s"]++)')
_NUMBER = re.compile(r"\d[\w.]*+")
_PLACED = re.compile(r"-(\d++(?:\.\d++)++[\w.+%-]*?)(?:\.(?:zip|tgz|tar\.\w++))?$")
_REFERENCE = re.compile(r"([\w.+-]++)/(\[[^\]]*+\]|[\w.+-]++)(?:[@#].*+)?")


def read(data: bytes) -> Requirements:
    """The packages that a CMakeLists finds or fetches, each with the line that names it."""
    source = _COMMENT.sub("", encoding.read(data, MAX_LINES))
    items = list[Requirement]()
    line, last = 1, 0
    for match in _COMMAND.finditer(source):
        line += source.count("\n", last, match.start(1))
        last = match.start(1)
        words = [one[1] or one[2] or "" for one in _WORD.finditer(match[2])]
        if words:
            items.append(_found(words, line) if match[1].lower() == "find_package" else _fetched(words, line))
    return Requirements(tuple(items), "c++")


def _found(words: list[str], line: int) -> Requirement:
    """`find_package(Torch 2.1 EXACT REQUIRED)`: without EXACT the version is the least."""
    version = words[1] if len(words) > 1 and _NUMBER.fullmatch(words[1]) else ""
    exact = version if "EXACT" in words else ""
    return Requirement(words[0], f"{'==' if exact else '>='}{version}" if version else "", line, exact)


def _fetched(words: list[str], line: int) -> Requirement:
    """A repository at a tag or commit, or an archive whose address has its version; a branch is no version."""
    given = dict(pairwise(words))
    tag = given.get("GIT_TAG", "") or given.get("VERSION", "")
    address = given.get("URL", "")
    placed = _PLACED.search(address.split("?", maxsplit=1)[0])
    exact = tag if specifier.fixes(tag) else placed[1].replace("%2B", "+") if placed else ""
    return Requirement(given.get("NAME", words[0]), tag or address, line, exact)


def read_vcpkg(data: bytes) -> Requirements:
    """The dependencies of a vcpkg.json; an override fixes a version. Raises ReadError."""
    root = json.parse(encoding.read(data))
    fixed = {
        tree.text(tree.find(node, "name")): tree.text(tree.find(node, "version"))
        for _, node in tree.entries(tree.find(root, "overrides"))
    }
    items = []
    for _, node in tree.entries(tree.find(root, "dependencies")):
        name = tree.text(node) if isinstance(node, Leaf) else tree.text(tree.find(node, "name"))
        least = tree.text(tree.find(node, "version>="))
        items.append(Requirement(name, f">={least}" if least else "", node.line, fixed.get(name, "")))
    return Requirements(tuple(item for item in items if item.name), "c++")


def read_conan(data: bytes) -> Requirements:
    """The `[requires]` of a conanfile.txt: `name/1.2.3`, or a range in brackets. Raises ReadError for other text."""
    items = list(_conan(encoding.lines(encoding.read(data, MAX_LINES))))
    if not items:
        raise ReadError("no conanfile: it requires nothing")
    return Requirements(tuple(items), "c++")


def _conan(lines: list[str]) -> Iterator[Requirement]:
    section = ""
    for number, row in enumerate(lines, 1):
        plain = row.split("#", maxsplit=1)[0].strip()
        if plain.startswith("["):
            section = plain
        elif section in {"[requires]", "[tool_requires]"} and (match := _REFERENCE.fullmatch(plain)):
            ranged = match[2].startswith("[")
            group = "" if section == "[requires]" else "build"
            yield Requirement(match[1], match[2], number, "" if ranged else match[2], group)


FORMATS = (
    Format("CMake", Requirements, read, names=("cmakelists.txt",)),
    Format("vcpkg.json", Requirements, read_vcpkg, names=("vcpkg.json",)),
    Format("conanfile", Requirements, read_conan, names=("conanfile.txt",)),
)
