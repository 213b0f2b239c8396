"""A verdict: one assessment read through one standard."""

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


class Verdict(Record, frozen=True, kw_only=True):
    """An outcome per criterion, then a grade. `next` names the rules whose advice would raise it, cheapest first."""

    standard: str
    title: str
    version: str
    revision: int
    grade: str
    summary: str = ""
    candidates: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    next: tuple[str, ...] = ()

    def outcome(self, criterion: str) -> Criterion | None:
        """The criterion of that id, or none."""
        return next((one for one in self.criteria if one.id == criterion), None)
