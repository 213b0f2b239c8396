"""`--fail-on`: which of the wanted things a report does not show."""

import re
from collections.abc import Iterable

from openassay.schema import PARTS, Report
from openassay.standard.catalogue import ids, load
from openassay.standard.errors import StandardError
from openassay.standard.rubric import rules as advised

_RULE = re.compile(r"OA-[A-Z]{3}-\d\d")
_SHARED = ("included", "linked", "not_applicable")


def gate(report: Report, wanted: tuple[str, ...], rules: Iterable[str] = ()) -> tuple[str, ...]:
    """The failed ones, each as `word: reason`; empty where all passed. What is unknown is not shown, so it fails.

    wanted: a part (it is open: shared, without a gate, under open terms); a rule id
    (nothing it found speaks against the release); STANDARD:GRADE (the grade
    is better than that one; spaces may be hyphens); `claim` (what the release says of itself is supported).
    rules: ids of further rules that exist. Raises StandardError for any other word, with what exists.
    """
    known = {one.rule for one in report.evidence}.union(rules)
    reasons = [(word, _reason(report, word, known)) for word in wanted]
    return tuple(f"{word}: {reason}" for word, reason in reasons if reason)


def _reason(report: Report, word: str, known: set[str]) -> str:
    word = word.replace("-", "_").lower() if word.replace("-", "_").lower() in PARTS else word
    if word in PARTS:
        return _part(report, word)
    if word == "claim":
        return _claim(report)
    if _RULE.fullmatch(word.upper()):
        return _rule(report, word.upper(), known)
    if ":" in word:
        return _grade(report, *word.split(":", 1))
    raise StandardError(
        f"nothing to fail on is called {word}; there are the parts {', '.join(PARTS)}; the standards "
        f"{', '.join(ids())}, each with a grade as STANDARD:GRADE; rule ids such as OA-PAR-01; and claim",
    )


def _part(report: Report, part: str) -> str:
    found = report.parts[part]
    if found.state not in _SHARED:
        return f"{found.state}{f' ({found.note})' if found.note else ''}"
    if found.state == "not_applicable" or (found.access == "open" and found.licence.open == "yes"):
        return ""
    terms = found.licence.expression or "unstated"
    return f"{found.state}, access {found.access}, terms {terms} (open: {found.licence.open})"


def _claim(report: Report) -> str:
    found = report.claim
    if found.state != "self" or found.supported == "yes":
        return ""
    return f"supported: {found.supported}, “{found.text}”"


def _rule(report: Report, rule: str, known: set[str]) -> str:
    if rule not in known.union(*(advised(load(one)) for one in ids())):
        raise StandardError(f"there is no rule {rule} here; there are {', '.join(sorted(known))}")
    found = [one for one in report.evidence if one.rule == rule]
    met = any(one.outcome == "yes" for one in found)
    against = {"no", "yes"} if any(one.part == "rng" and one.severity for one in found) else {"no"}
    graver = [one for one in found if one.outcome in against and one.severity in ("warning", "error")]
    plain = [one for one in found if one.outcome in ("no", "unknown", "error") and one.severity is None and not met]
    return next((one.message for one in graver + plain), "")


def _grade(report: Report, standard: str, word: str) -> str:
    rubric = load(standard)
    scale = next((one for one in rubric.scales if _plain(word) in map(_plain, one)), None)
    if scale is None:
        grades = ", ".join(grade for one in rubric.scales for grade in one)
        raise StandardError(f"{standard} has no grade {word}; it has {grades}")
    found = next((one for one in report.verdicts if one.standard == standard), None)
    if found is None:
        raise StandardError(f"the report has no verdict of {standard}; it has {', '.join(_verdicts(report)) or 'none'}")
    failing = scale[[_plain(one) for one in scale].index(_plain(word)) :]
    if found.grade == rubric.undetermined:
        open_ = found.candidates or ("nothing decided",)
        return f"undetermined: {' or '.join(open_)}" if not found.candidates or set(open_) & set(failing) else ""
    return found.grade if found.grade in failing else ""


def _plain(grade: str) -> str:
    return grade.lower().replace(" ", "-")


def _verdicts(report: Report) -> list[str]:
    return [one.standard for one in report.verdicts]
