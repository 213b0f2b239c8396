"""The verbs as functions: each puts rooms together and decides nothing itself."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypedDict, Unpack

import msgspec

from openassay import __version__
from openassay.schema import (
    PARTS,
    Assessment,
    OpenassayError,
    PartReport,
    Report,
    Tool,
    UsageError,
    decode,
    digest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openassay.detect import Detector
    from openassay.standard import Rubric

__all__ = [
    "PARTS",
    "NothingToExamineError",
    "OpenassayError",
    "Report",
    "UsageError",
    "assess",
    "audit_randomness",
    "check",
    "failures",
    "formats",
    "grade",
    "incomplete",
    "load",
    "matrices",
    "matrix",
    "render",
    "rule",
    "rules",
    "several",
    "standards",
    "suffix",
    "visible",
]

_STATE = ("OA-RNG-01", "OA-RNG-02")
"""Rules on the state of the part, which `check` tells."""
SEVEN_PARTS = "seven-parts"
"""The rubric that every report has: its criteria are the states of the parts."""


class ReportError(OpenassayError):
    """A file that is no report."""


class NothingToExamineError(OpenassayError):
    """A release that was opened and holds nothing."""


class Asking(TypedDict, total=False):
    """How a release is asked for; `max_seconds` is 600 and every other value empty where it is not given."""

    revision: str
    subfolder: str
    name: str
    offline: bool
    full: bool
    max_seconds: float
    cache_dir: str


def check(address: str, *, standards: Iterable[str] = (), audit: bool = False, **asking: Unpack[Asking]) -> Report:
    """Assess a release and read the assessment through standards, all of them where none is named.

    With `audit`, the programs of its training are followed for what makes a run differ.
    """
    return grade(assess(address, audited="training" if audit else "", **asking), standards)


def assess(address: str, *, audited: str = "", **asking: Unpack[Asking]) -> Assessment:
    """What is in a release, with the place of every finding. Raises SourceError, NothingToExamineError.

    The randomness of `training` is `audited` beside all else; that of a program by its path, or of all (`*`), alone.
    """
    from openassay import detect
    from openassay.source import Wanted, open_release

    wanted = Wanted(address=address, **asking)
    options = tuple(word for word, given in (("offline", wanted.offline), ("digest full", wanted.full)) if given)
    started = monotonic()
    with open_release(wanted) as opened:
        if not any(tree.entries for tree in opened.release.trees):
            place = opened.release.address
            raise NothingToExamineError(f"{place} holds no files: name the folder or the revision that has them")
        left = wanted.max_seconds - (monotonic() - started)
        return detect.run(opened, Tool(version=__version__, options=options), left, audited)


def audit_randomness(address: str, **asking: Unpack[Asking]) -> Report:
    """The determinism of programs alone: a folder's, or those of one Python file or notebook. Raises as `assess` does.

    The report holds what the walk through them found and nothing on the parts; the state of the part is for `check`.
    """
    from pathlib import Path

    path = Path(address)
    single = path.suffix in (".py", ".pyw", ".ipynb") and path.is_file()
    wanted = str(path.parent) if single else address
    found = assess(wanted, audited=path.name if single else "*", **asking)
    if not any(one.fact in ("rng.walked", "rng.unread") for one in found.evidence):
        raise NothingToExamineError(f"{address} holds no Python program and no notebook: name the folder that has them")
    report = grade(found, [SEVEN_PARTS])
    return msgspec.structs.replace(
        report,
        parts={part: _apart(told) for part, told in report.parts.items()},
        evidence=tuple(one for one in report.evidence if one.rule not in _STATE and one.part in ("rng", "source")),
        verdicts=(),
    )


def _apart(part: PartReport) -> PartReport:
    """A part that was not asked about."""
    terms = msgspec.structs.replace(part.licence, expression="", open="unknown", evidence=())
    return msgspec.structs.replace(
        part, state="not_applicable", access="none", fixed="none", licence=terms, note="", evidence=()
    )


def grade(assessment: Assessment, standards: Iterable[str] = ()) -> Report:
    """An assessment read through standards; the seven parts always come first."""
    from openassay import standard

    chosen = dict.fromkeys([SEVEN_PARTS, *(tuple(standards) or (rubric.id for rubric in standard.rubrics()))])
    verdicts = tuple(standard.evaluate(assessment, standard.load(id_)) for id_ in chosen)
    return Report(
        release=assessment.release,
        subject=assessment.subject,
        parts=standard.parts(verdicts[0]),
        claim=standard.claim(assessment, verdicts[0]),
        evidence=assessment.evidence,
        verdicts=verdicts,
        not_examined=assessment.not_examined,
        assessment=digest(assessment),
        tool=assessment.tool,
    )


def render(report: Report, name: str, *, width: int = 80, colour: bool = False, parts: Iterable[str] = ()) -> str:
    """The report in the format of that name. Raises UsageError for a format or a part that does not exist."""
    from openassay import report as room

    cited = {step.rule for verdict in report.verdicts for step in verdict.next} | {one.rule for one in report.evidence}
    texts = {
        one.id: room.RuleText(id=one.id, question=one.question, why=one.why, satisfy=one.satisfy)
        for one in (rules() if cited else ())
        if one.id in cited
    }
    return room.render(report, name, room.Options(width=width, colour=colour, parts=_parts(parts), rules=texts))


def matrix(
    reports: Sequence[Report], name: str, *, width: int = 80, colour: bool = False, parts: Iterable[str] = ()
) -> str:
    """The reports side by side in the format of that name. Raises UsageError as `render` does."""
    from openassay.report import Options
    from openassay.report.matrix import render as rendered

    return rendered(reports, name, Options(width=width, colour=colour, parts=_parts(parts)))


def _parts(wanted: Iterable[str]) -> tuple[str, ...]:
    odd = set(wanted := tuple(wanted)) - set(PARTS)
    if odd:
        raise UsageError(f"no part is called {', '.join(sorted(odd))}: choose from {', '.join(PARTS)}")
    return wanted


def load(data: bytes) -> Report:
    """A report read back from its canonical JSON. Raises ReportError where it is none."""
    try:
        report = decode(data, Report)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise ReportError(
            f"not a report of openassay ({error}): make one with openassay check --format json"
        ) from error
    if set(report.parts) != set(PARTS):
        raise ReportError("not a report of openassay (it does not hold the seven parts): make it anew")
    return report


def rules() -> tuple[Detector, ...]:
    """The record of every rule, in the order of rule ids."""
    from openassay.detect import catalogue

    return catalogue()


def rule(rule_id: str) -> Detector:
    """The record of one rule, by its id in any case. Raises UsageError with the nearest ids where there is none."""
    from difflib import get_close_matches

    known = {one.id: one for one in rules()}
    if rule_id.upper() not in known:
        near = get_close_matches(rule_id.upper(), known, n=3, cutoff=0.5)
        advice = f"did you mean {' or '.join(near)}?" if near else "openassay rule lists them all"
        raise UsageError(f"no rule is called {rule_id}: {advice}")
    return known[rule_id.upper()]


def standards() -> tuple[Rubric, ...]:
    """Every standard that a report can be read through."""
    from openassay import standard

    return tuple(standard.rubrics())


def formats() -> tuple[str, ...]:
    """The name of every format."""
    from openassay import report

    return tuple(report.formats())


def matrices() -> tuple[str, ...]:
    """The name of every format of a matrix."""
    from openassay.report.matrix import formats as known

    return tuple(known())


def suffix(name: str) -> str:
    """How the name of a file in this format ends, with the dot."""
    from openassay import report

    return report.formats()[name].SUFFIX


def several(name: str) -> bool:
    """Whether texts in this format may be printed one after the other."""
    from openassay import report

    return report.formats()[name].SEVERAL


def visible(text: str) -> str:
    """Text from anywhere, safe to print on one line."""
    from openassay.report.plain import prose

    return prose(text)


def failures(report: Report, fail_on: Iterable[str]) -> tuple[str, ...]:
    """Which of the wanted gates the report fails, each as `gate: reason`. Raises UsageError for an unknown one."""
    from openassay import standard

    try:
        return standard.gate(report, tuple(fail_on), (one.id for one in rules()))
    except standard.StandardError as error:
        raise UsageError(str(error)) from error


def incomplete(report: Report) -> tuple[str, ...]:
    """What was needed and could not be read or done: evidence whose outcome and severity are both error."""
    errors = [one for one in report.evidence if one.outcome == "error" and one.severity == "error"]
    return tuple(dict.fromkeys(one.message for one in errors))
