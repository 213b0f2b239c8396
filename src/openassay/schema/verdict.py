"""A verdict: one assessment read through one standard."""

from openassay.schema.evidence import Location
from openassay.schema.record import Record


class Criterion(Record, frozen=True, kw_only=True):
    """The answer to one criterion, with the ids of the evidence it cites.

    `outcome` is one of the standard's own words (yes, no, unknown, needs-human; for a part, its state).
    `candidates` names the answers that compete where the outcome is unknown.
    """

    id: str
    outcome: str
    question: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class Step(Record, frozen=True, kw_only=True):
    """One thing to do that would raise the grade.

    `location` is the file to write in, and the line where one is known; the file is to be made where `new` is set.
    `write` is the line to write, with angle brackets round what only the publisher knows. Where a step names no file,
    it has no `text` of its own: the advice of its rule stands for it. `evidence` holds what it was filled from.
    """

    rule: str
    text: str = ""
    location: Location | None = None
    new: bool = False
    write: str = ""
    evidence: tuple[str, ...] = ()


class Verdict(Record, frozen=True, kw_only=True):
    """An outcome per criterion, then a grade. `next` is what would raise it, cheapest first."""

    standard: str
    title: str
    version: str
    revision: int
    grade: str
    summary: str = ""
    candidates: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    next: tuple[Step, ...] = ()

    def outcome(self, criterion: str) -> Criterion | None:
        """The criterion of that id, or none."""
        return next((one for one in self.criteria if one.id == criterion), None)
