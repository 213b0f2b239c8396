"""How the dependencies of setup.cfg are read."""

from collections.abc import Iterator

from openassay.read import ini, specifier
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES
from openassay.read.requirement import Requirement, Requirements

_EXTRAS = "options.extras_require"
_GROUPS = {"install_requires": "", "setup_requires": "build-system", "tests_require": "test"}


def read(data: bytes) -> Requirements:
    """Every requirement with its line; `python_requires` is the package `python`. Raises ReadError."""
    items = [item for entry in ini.entries(encoding.read(data, MAX_LINES)) for item in _items(entry)]
    return Requirements(tuple(items))


def _items(entry: ini.Entry) -> Iterator[Requirement]:
    if entry.section == "options" and entry.key == "python_requires":
        for line, row in entry.rows[:1]:
            yield Requirement("python", row, line, specifier.exact(row))
    elif entry.section == _EXTRAS or (entry.section == "options" and entry.key in _GROUPS):
        group = entry.key if entry.section == _EXTRAS else _GROUPS[entry.key]
        for line, row in entry.rows:
            if item := specifier.pip(row, line, group):
                yield item


FORMATS = (Format("setup.cfg", Requirements, read, names=("setup.cfg",)),)
