"""Which licences do the source files state in their first lines?"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Roles
from openassay.detect.licence import cover
from openassay.detect.licence.family import versioned
from openassay.detect.licence.names import expression, find
from openassay.detect.reading import Reading

if TYPE_CHECKING:
    from openassay.schema import Location, Sure

DETECTOR = Detector(
    id="OA-LIC-04",
    part="licence",
    question="Which licences do the source files state in their first lines?",
    why="A header travels with its file; it tells where one file is under other terms than the rest.",
    satisfy="Put `SPDX-License-Identifier:` and an SPDX expression in the first lines of each source file.",
    facts=cover.CODE,
    needs=("roles",),
)

_SOURCE = re.compile(
    r".*\.(?:py|c|h|cc|cpp|cxx|hpp|cu|cuh|rs|go|js|ts|java|jl|r|sh|swift|kt|scala|lua|m)", re.IGNORECASE
)
_TAG = re.compile(r"SPDX-License-Identifier:\s*(?P<value>[^*#\n<>]{2,120})")
_HEADER = re.compile(
    r"\b(?:licen[cs]ed under|released under|distributed under|subject to|governed by|under the terms of)\b",
    re.IGNORECASE,
)
_LINES = 40
_PLACES = 5
_FILES = 2000


def look(reading: Reading, roles: Roles) -> Look:
    """Read the head of each source file of the release; say one thing per expression."""
    places: dict[str, list[Location]] = defaultdict(list)
    sources = [path for path in reading.paths if _SOURCE.fullmatch(path) and roles.of(path) == "own"]
    for path in sources[:_FILES]:
        if reading.entries[path].kind == "file":
            for line, found in _stated(reading.lines(path)[:_LINES]):
                places[versioned(found, reading, roles)].append(at(path, line))
    for found, where in sorted(places.items()):
        sure: Sure = "certain" if len(where) * 2 >= len(sources) else "weak"
        message = f"{len(where)} of {len(sources)} source files state {found} in their first lines."
        for fact in DETECTOR.facts:
            yield DETECTOR.says(fact, "yes", message, *where[:_PLACES], sure=sure, value=found)


def _stated(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The expression that the head of a file states, with its line: a tag, else a notice."""
    for number, line in enumerate(lines, 1):
        if (tag := _TAG.search(line)) and (found := expression(tag["value"].rstrip(" -/\"'"))):
            yield number, found
            return
    for number, line in enumerate(lines, 1):
        if _HEADER.search(line):
            named = find(" ".join(part.strip(" \t#*/%;-\"'") for part in lines[number - 1 : number + 4]))
            if named:
                yield number, named[0].expression
                return
