"""Evidence: one fact about a release, how sure it is, and the place that shows it."""

from typing import Literal

from msgspec.structs import asdict, force_setattr

from openassay.schema.record import Record, digest

Outcome = Literal["yes", "no", "unknown", "not_applicable", "error"]
Sure = Literal["certain", "likely", "weak"]
Severity = Literal["note", "warning", "error"]


class Location(Record, frozen=True, kw_only=True):
    """A place: tree, path, first and last line (from 1); or a remote address with the date it was read.

    `line` is none for a whole file.
    """

    tree: str = ""
    path: str = ""
    line: int | None = None
    end_line: int | None = None
    address: str = ""
    read_on: str = ""

    def __post_init__(self) -> None:
        if not (self.path or (self.address and self.read_on)):
            raise ValueError("a location needs a path, or an address with the date it was read")


class Quantity(Record, frozen=True, kw_only=True):
    """A number with what is needed to trust it. Decimal text, no floats: a digest must not drift."""

    value: str
    unit: str = ""
    lower: str = ""
    upper: str = ""
    level: str = ""
    sample_size: int | None = None
    method: str = ""


class Evidence(Record, frozen=True, kw_only=True):
    """One fact. It names a place, or the list of what was searched; its id is the digest of all the rest.

    `part` is one of the seven parts, or subject, claim, licence, document, consistency, source.
    `value` is the fact's answer for machines: a licence expression, an address, a number.
    """

    rule: str
    fact: str
    part: str
    outcome: Outcome
    message: str
    sure: Sure = "certain"
    severity: Severity | None = None
    value: str = ""
    locations: tuple[Location, ...] = ()
    searched: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    id: str = ""

    def __post_init__(self) -> None:
        if not self.locations and not self.searched:
            raise ValueError(f"{self.rule}: evidence needs a place, or what was searched: {self.message}")
        fields = asdict(self)
        given = fields.pop("id")
        identity = digest(fields)[:16]
        if given not in ("", identity):
            raise ValueError(f"{self.rule}: evidence {given} was altered, its digest is {identity}")
        force_setattr(self, "id", identity)
