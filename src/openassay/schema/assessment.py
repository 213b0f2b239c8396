"""An assessment: one release, its subject, all evidence, and what was not examined. The file people exchange."""

from typing import Literal

from openassay.schema.evidence import Evidence
from openassay.schema.record import Record
from openassay.schema.release import ReleaseRef

Kind = Literal["model", "dataset", "benchmark", "software", "unknown"]


class Reading(Record, frozen=True, kw_only=True):
    """One way to read what a release is, with the evidence that speaks for it."""

    kind: Kind
    why: str


class Subject(Record, frozen=True, kw_only=True):
    """What is judged. Where a second kind is likely too, `readings` holds both, likeliest first."""

    kind: Kind
    name: str
    version: str = ""
    readings: tuple[Reading, ...] = ()
    evidence: tuple[str, ...] = ()


class NotExamined(Record, frozen=True, kw_only=True):
    """Something that was left out, and why."""

    what: str
    why: str


class Tool(Record, frozen=True, kw_only=True):
    """Which openassay made it, and with which options."""

    version: str
    options: tuple[str, ...] = ()


class Assessment(Record, frozen=True, kw_only=True):
    """What was found, statically: nothing of the release was executed."""

    release: ReleaseRef
    subject: Subject
    evidence: tuple[Evidence, ...]
    not_examined: tuple[NotExamined, ...] = ()
    tool: Tool
    schema: Literal["openassay.assessment/1"] = "openassay.assessment/1"
