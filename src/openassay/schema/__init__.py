"""The nouns: frozen records, JSON in and out. Imports msgspec and the standard library only; no I/O."""

from openassay.schema.assessment import Assessment, NotExamined, Reading, Subject, Tool
from openassay.schema.errors import OpenassayError, UsageError
from openassay.schema.evidence import Evidence, Location, Outcome, Quantity, Severity, Sure
from openassay.schema.record import Record, canonical, decode, digest
from openassay.schema.release import ContentId, Entry, EntryKind, Release, ReleaseRef, Tree, TreeRef
from openassay.schema.report import Claim, Licence, PartReport, Report
from openassay.schema.verdict import Criterion, Step, Verdict

PARTS = ("system_code", "parameters", "dataset", "hyperparameters", "training_code", "rng", "frameworks")
KINDS = ("model", "dataset", "benchmark", "software", "unknown")

__all__ = [
    "KINDS",
    "PARTS",
    "Assessment",
    "Claim",
    "ContentId",
    "Criterion",
    "Entry",
    "EntryKind",
    "Evidence",
    "Licence",
    "Location",
    "NotExamined",
    "OpenassayError",
    "Outcome",
    "PartReport",
    "Quantity",
    "Reading",
    "Record",
    "Release",
    "ReleaseRef",
    "Report",
    "Severity",
    "Step",
    "Subject",
    "Sure",
    "Tool",
    "Tree",
    "TreeRef",
    "UsageError",
    "Verdict",
    "canonical",
    "decode",
    "digest",
]
