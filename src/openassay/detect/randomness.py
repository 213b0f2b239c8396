"""What the rules on determinism are handed, and how a fault is told."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from openassay.detect.arguments import option
from openassay.detect.detector import Detector, at
from openassay.detect.sessions import Session, by_place, counts
from openassay.flow import Event, Place, Trace
from openassay.flow.value import Value
from openassay.read.cells import Cell, Cells
from openassay.read.text import encodable
from openassay.schema import Evidence, Severity, Sure

EVERY_RUN: Severity = "error"
"""The result changes on every run."""

ELSEWHERE: Severity = "warning"
"""The result changes with the machine, the number of workers or ranks, a version, or a restart."""

HYGIENE: Severity = "note"
"""The result stays, until somebody changes something else."""

_MOST_PLACES = 20


class Randomness(Struct):
    """The walk, the sources, and the environment variables that are set anywhere.

    `ignored` holds rule, path and line of what a comment asks to leave out, with its reason.
    """

    trace: Trace
    cells: Mapping[str, Cells]
    sessions: tuple[Session, ...] = ()
    environment: frozenset[str] = frozenset()
    ignored: Mapping[tuple[str, str, int], str] = {}

    def cell(self, place: Place) -> str:
        """Which code cell of a notebook a place is in: its lines are those of the file."""
        found = self.cells.get(place.path)
        if found is None or not found.notebook:
            return ""
        before = (one for one, cell in enumerate(found.cells, 1) if cell.places and cell.line <= place.line)
        number = max(before, default=1)
        return f"Code cell {number}: "

    def counts(self, place: Place) -> bool:
        """Whether a program whose draws may count for a training comes to a place; also where none does."""
        coming = [session for session in self.sessions if place in session.places]
        return not coming or any(counts(session) for session in coming)


def fault(
    detector: Detector, randomness: Randomness, message: str, *places: Place, severity: Severity, sure: Sure = "certain"
) -> Iterator[Evidence]:
    """Evidence for a fault, unless a comment with a reason asks to leave it out."""
    seen = list(dict.fromkeys(places))
    kept = [
        one for one in seen if not any((rule, one.path, one.line) in randomness.ignored for rule in (detector.id, "*"))
    ]
    if kept:
        sure = sure if randomness.counts(kept[0]) else "likely"
        locations = [at(one.path, one.line) for one in kept[:_MOST_PLACES]]
        message = randomness.cell(kept[0]) + message
        yield detector.says(detector.facts[0], "yes", encodable(message), *locations, sure=sure, severity=severity)


def line_of(randomness: Randomness, place: Place) -> str:
    """The source at a place."""
    found = randomness.cells.get(place.path)
    for cell in found.cells if found else ():
        for number, text in enumerate(cell.source.splitlines(), 1):
            if cell.place(number) == place.line:
                return text
    return ""


def left_on(session: Session, pattern: re.Pattern[str]) -> list[Event]:
    """The last setting of each attribute of that name, for each line: what an earlier one said is gone."""
    last: dict[tuple[str, bool], list[Event]] = {}
    for one in session.events:
        if one.kind == "set" and one.args and pattern.search(one.name):
            key = (one.name, one.reached)
            last[key] = [*(last.get(key, []) if one.maybe else []), one]
    return by_place(one for events in last.values() for one in events)


def plainly(event: Event, *values: Value | None) -> Sure:
    """How sure it is that an event happens with these values: they stand in the source, and no branch or option decides."""
    shown = event.reached and not event.maybe and not any(option(one) for one in values)
    return "certain" if shown else "likely"


def works(cell: Cell) -> bool:
    """Whether a notebook's cell holds Python that does something: not remarks and magic lines alone."""
    return cell.tree is not None and any(not isinstance(one, ast.Pass) for one in cell.tree.body)


def strongest(found: Iterable[tuple[Event, str, Sure]]) -> list[tuple[Event, str, Sure]]:
    """One finding for each line: programs that share it may be differently sure, and the surest speaks."""
    kept: dict[Place, tuple[Event, str, Sure]] = {}
    for one in found:
        if one[0].place not in kept or (one[2] == "certain" and kept[one[0].place][2] != "certain"):
            kept[one[0].place] = one
    return list(kept.values())
