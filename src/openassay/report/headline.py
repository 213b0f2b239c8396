"""The one sentence of what was found, written from the facts alone."""

from openassay.report.words import NAMES, is_open, is_shared, listed
from openassay.schema import PARTS, PartReport, Report

_OPENING = {"whole": "the whole {kind}", "weights-only": "weights only"}


def headline(report: Report) -> str:
    """What was found, as one sentence with a full stop."""
    if not report.verdicts and any(one.fact == "rng.walked" for one in report.evidence):
        return _audited(report)
    if report.subject.kind == "software":
        return _software(report)
    kind = {"unknown": "release"}.get(report.subject.kind, report.subject.kind)
    opening = [_OPENING[word].format(kind=kind) for word in [grade(report)] if word in _OPENING]
    sentence = ": ".join([*_unsettled(report), *opening, _counts(report)])
    return f"{sentence[0].upper()}{sentence[1:]}."


def _audited(report: Report) -> str:
    """How many programs were followed, and what makes their runs differ."""
    walked = sum(one.fact == "rng.walked" for one in report.evidence)
    found = [one for one in report.evidence if one.outcome == "yes" and one.severity]
    levels = {level: sum(one.severity == level for one in found) for level in ("error", "warning", "note")}
    counts = [f"{number} {level}{'s' * (number > 1)}" for level, number in levels.items() if number]
    told = f"{listed(counts)} on what makes a run differ" if counts else "nothing was found that makes a run differ"
    return f"{walked} {'program' if walked == 1 else 'programs'} followed: {told}."


def grade(report: Report) -> str:
    """The grade by the seven parts, empty where they were not judged."""
    return next((one.grade for one in report.verdicts if one.standard == "seven-parts"), "")


def chosen(report: Report, state: str) -> list[str]:
    """The names of the parts in one state."""
    return [NAMES[part] for part in PARTS if report.parts[part].state == state]


def _counts(report: Report) -> str:
    parts = {part: report.parts[part] for part in PARTS if report.parts[part].state != "not_applicable"}
    if not parts:
        return "none of the seven parts applies"
    clauses = [_shared(parts), *_pieces(report), *_undecided(report)]
    if grade(report) == "whole":
        clauses.append("not executed")
    return "; ".join(clauses)


def _shared(parts: dict[str, PartReport]) -> str:
    shared = [NAMES[part] for part, found in parts.items() if is_shared(found)]
    if not shared:
        return f"none of the {len(parts)} parts is shared"
    whole = len(shared) == len(parts)
    verb = "is" if len(shared) == 1 else "are"
    names = "" if whole else f" ({listed(shared)})"
    count = f"all {len(parts)}" if whole else f"{len(shared)} of {len(parts)}"
    return f"{count} parts {verb} shared{names}, {_open(len(shared), sum(map(is_open, parts.values())))}"


def _open(shared: int, free: int) -> str:
    if free == 0:
        return "not under open terms" if shared == 1 else "none under open terms"
    if free == shared:
        return "under open terms" if shared == 1 else "all under open terms"
    return f"{free} of them under open terms"


def _pieces(report: Report) -> list[str]:
    partial = chosen(report, "partial")
    return [f"in pieces: {listed(partial)}"] if partial else []


def _undecided(report: Report) -> list[str]:
    unknown = chosen(report, "unknown")
    between = next((one.candidates for one in report.verdicts if one.standard == "seven-parts"), ())
    decides = f", which decides between {listed(between)}" if unknown and len(between) > 1 else ""
    return [f"not judged: {listed(unknown)}{decides}"] if unknown else []


def _unsettled(report: Report) -> list[str]:
    return ["it is not settled what this release is"] if report.subject.kind == "unknown" else []


def _software(report: Report) -> str:
    source = next((one.outcome for one in report.evidence if one.fact == "software.source"), "unknown")
    terms = [one.value for one in report.evidence if one.fact == "licence.release" and one.outcome == "yes"]
    here = {"yes": "its source is here", "no": "its source is not here"}.get(source, "its source was not judged")
    found = listed(list(dict.fromkeys(filter(None, terms))))
    under = f", its licence is {found}" if found else ", no licence was found"
    judged = {"open source": ": open source", "not open source": ": not open source"}.get(grade(report), "")
    return f"Software that learns nothing, so the seven parts do not apply; {here}{under}{judged}."
