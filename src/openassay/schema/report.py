"""A report: an assessment with its verdicts, and the seven parts and the claim drawn from them."""

from typing import Literal

from openassay.schema.assessment import NotExamined, Subject, Tool
from openassay.schema.evidence import Evidence
from openassay.schema.record import Record
from openassay.schema.release import ReleaseRef
from openassay.schema.verdict import Verdict


class Licence(Record, frozen=True, kw_only=True):
    """The terms of one part. `open` is one of yes, no, unknown; unknown where nothing covers the part."""

    expression: str
    open: Literal["yes", "no", "unknown"]
    evidence: tuple[str, ...] = ()


class PartReport(Record, frozen=True, kw_only=True):
    """One of the seven parts: its state (parts.md), its access, what fixes it, and its terms."""

    state: Literal["included", "linked", "partial", "described", "missing", "not_applicable", "unknown"]
    access: Literal["open", "gated", "unknown", "none"]
    fixed: Literal["commit", "hash", "version", "none"]
    licence: Licence
    note: str = ""
    evidence: tuple[str, ...] = ()


class Claim(Record, frozen=True, kw_only=True):
    """What the release says of itself, set against the parts and their terms."""

    state: Literal["self", "other", "none"]
    text: str
    supported: Literal["yes", "in part", "no", "unknown"]
    evidence: tuple[str, ...] = ()


class Report(Record, frozen=True, kw_only=True):
    """Canonical report, from which every other format is rendered."""

    release: ReleaseRef
    subject: Subject
    parts: dict[str, PartReport]
    claim: Claim
    evidence: tuple[Evidence, ...]
    verdicts: tuple[Verdict, ...]
    not_examined: tuple[NotExamined, ...]
    assessment: str
    tool: Tool
    schema: Literal["openassay.report/1"] = "openassay.report/1"
