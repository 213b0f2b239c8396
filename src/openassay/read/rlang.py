"""How R's DESCRIPTION, renv.lock and packrat.lock are read."""

import re
from collections.abc import Iterator

from openassay.read import json, tree
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.requirement import Requirement, Requirements

_FIELD = re.compile(r"([A-Za-z][\w@/.-]*+):(.*+)", re.ASCII)
_PACKAGE = re.compile(r"\s*+([A-Za-z][\w.]*+)\s*+(?:\(([^)]*+)\))?\s*+", re.ASCII)
_GROUPS = {"Depends": "", "Imports": "", "LinkingTo": "", "Suggests": "suggests", "Enhances": "enhances"}


def read(data: bytes) -> Requirements:
    """The packages of a DESCRIPTION with their lines, R itself included. Raises ReadError for another file."""
    items, group, fields = list[Requirement](), None, set[str]()
    for number, row in enumerate(encoding.lines(encoding.read(data, MAX_LINES)), 1):
        match = _FIELD.match(row)
        if match:
            fields.add(match[1])
            group = _GROUPS.get(match[1])
        elif row and not row[0].isspace():
            group = None
        if group is not None:
            items += _row(match[2] if match else row, number, group)
    if not {"Package", "Version"} <= fields:
        raise ReadError("no DESCRIPTION of an R package")
    return Requirements(tuple(items), "r")


def read_lock(data: bytes) -> Requirements:
    """The locked packages of renv.lock, R itself included. Raises ReadError."""
    root = json.parse(encoding.read(data))
    items = []
    for name, node in [("R", tree.find(root, "R")), *tree.entries(tree.find(root, "Packages"))]:
        version = tree.find(node, "Version")
        if version:
            items.append(Requirement(name, f"== {tree.text(version)}", version.line, tree.text(version)))
    return Requirements(tuple(items), "r")


def read_packrat(data: bytes) -> Requirements:
    """The locked packages of packrat.lock, R itself included. Raises ReadError for another file."""
    items, name, line = list[Requirement](), "", 0
    for number, row in enumerate(encoding.lines(encoding.read(data, MAX_LINES)), 1):
        match = _FIELD.match(row)
        if match and match[1] in {"Package", "RVersion"}:
            name, line = ("R" if match[1] == "RVersion" else match[2].strip()), number
        version = match[2].strip() if match and match[1] in {"Version", "RVersion"} else ""
        if version and name:
            items.append(Requirement(name, f"== {version}", line, version))
            name = ""
    if not items:
        raise ReadError("no packrat.lock: it locks nothing")
    return Requirements(tuple(items), "r")


def _row(row: str, line: int, group: str) -> Iterator[Requirement]:
    for one in row.split(","):
        if match := _PACKAGE.fullmatch(one):
            written = (match[2] or "").strip()
            fixed = written[2:].strip() if written.startswith("==") else ""
            yield Requirement(match[1], written, line, fixed, group)


FORMATS = (
    Format("R package", Requirements, read, names=("description",)),
    Format("renv lock", Requirements, read_lock, names=("renv.lock",)),
    Format("packrat lock", Requirements, read_packrat, names=("packrat.lock",)),
)
