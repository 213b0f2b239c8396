"""The seven parts and the claim, as a report shows them, drawn from the verdict of `seven-parts`."""

from typing import Any, Literal

from openassay.schema import PARTS, Assessment, Claim, Criterion, Licence, PartReport, Verdict
from openassay.standard.condition import once
from openassay.standard.errors import StandardError

_OPEN: dict[str, Literal["yes", "no", "unknown"]] = {"open": "yes", "not open": "no", "mixed": "no"}


def parts(verdict: Verdict) -> dict[str, PartReport]:
    """All seven parts by id. Raises StandardError for the verdict of another standard."""
    return {part: _part(part, verdict) for part in PARTS}


def _part(part: str, verdict: Verdict) -> PartReport:
    state, access, fixed = (_asked(verdict, name) for name in (part, f"{part}.access", f"{part}.fixed"))
    terms = _asked(verdict, f"{part}.licence")
    possible = {_OPEN.get(one, "unknown") for one in terms.candidates or (terms.outcome,)}
    said: dict[str, Any] = {
        "state": state.outcome,
        "access": access.outcome,
        "fixed": "none" if fixed.outcome == "unknown" else fixed.outcome,
    }
    return PartReport(
        **said,
        licence=Licence(
            expression=terms.note if possible <= {"yes", "no"} or _all_stated(terms) else "",
            open=next(iter(possible)) if len(possible) == 1 else "unknown",
            evidence=terms.evidence,
        ),
        note=state.note,
        evidence=once(state.evidence + access.evidence + fixed.evidence),
    )


def _all_stated(terms: Criterion) -> bool:
    """Whether every answer that competes rests on stated terms."""
    return bool(terms.candidates) and set(terms.candidates) <= set(_OPEN)


def claim(assessment: Assessment, verdict: Verdict) -> Claim:
    """What the release says of itself, set against its parts; `unknown` where it says nothing of itself."""
    made, supported = _asked(verdict, "claim"), _asked(verdict, "claim.supported")
    words = [one.value for one in assessment.evidence if one.fact == f"claim.{made.outcome}" and one.outcome == "yes"]
    said: dict[str, Any] = {
        "state": "none" if made.outcome == "unknown" else made.outcome,
        "supported": supported.outcome,
    }
    return Claim(**said, text=words[0] if words else "", evidence=made.evidence)


def _asked(verdict: Verdict, name: str) -> Criterion:
    found = verdict.outcome(name)
    if found is None:
        raise StandardError(f"the verdict of {verdict.standard} does not answer {name}: the one of seven-parts does")
    return found
