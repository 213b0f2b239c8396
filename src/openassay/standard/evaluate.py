"""One assessment read through one standard: the only place where evidence becomes a verdict."""

from typing import NamedTuple

from openassay.schema import Assessment, Criterion, Verdict
from openassay.standard.condition import Case, Finding, holds, once
from openassay.standard.licences import Licences, licences
from openassay.standard.next_steps import next_steps
from openassay.standard.rubric import UNKNOWN, Rubric, Rung

NEEDS_HUMAN = "needs-human"
REASON = "{reason}"
LICENCE = "{licence}"
_SHOWN = 3


class _Step(NamedTuple):
    """Where a ladder ended: the rung that holds, what it rests on, and the outcomes that compete."""

    rung: Rung
    cited: tuple[str, ...]
    candidates: tuple[str, ...]
    undecided: bool


def evaluate(assessment: Assessment, rubric: Rubric, known: Licences | None = None) -> Verdict:
    """The verdict of a rubric over an assessment.

    An outcome is `unknown` where a rung that cannot be decided stands above the one that holds; `candidates` then
    names both, unless nothing is known at all. Where a criterion comes to `needs-human`, a person's answer counts:
    evidence of the fact `human.<standard>.<criterion>`.
    """
    case = Case(assessment, known or licences())
    advice: dict[str, Rung] = {}
    for one in rubric.criterion:
        step = _climb(one.ladder, case)
        reached = _answered(_criterion(one.id, one.question, step, case), rubric.id, case)
        case.reached[one.id] = reached
        if not step.undecided or step.rung.advice:
            advice[one.id] = step.rung
    step = _climb(rubric.grade, case)
    grade = rubric.undetermined if step.undecided else step.rung.outcome
    return Verdict(
        standard=rubric.id,
        title=rubric.title,
        version=rubric.version,
        revision=rubric.revision,
        grade=grade,
        summary=_summary(rubric, case),
        candidates=step.candidates,
        criteria=tuple(case.reached.values()),
        next=next_steps(rubric, grade, case, advice),
    )


def _climb(ladder: tuple[Rung, ...], case: Case) -> _Step:
    """The first rung that holds, in the light of the undecided ones above it."""
    doubts: list[tuple[Rung, Finding]] = []
    failed: list[str] = []
    for rung in ladder:
        found = Finding(truth=True, cited=once(failed)) if rung.when is None else holds(rung.when, case)
        if found.truth:
            return _ended(rung, found, doubts)
        if found.truth is None:
            doubts.append((rung, found))
        else:
            failed += found.cited
    raise AssertionError("a ladder ends with a rung that always holds")


def _ended(rung: Rung, found: Finding, doubts: list[tuple[Rung, Finding]]) -> _Step:
    outcomes = once([doubt.outcome for doubt, _ in doubts] + [rung.outcome])
    if len(outcomes) == 1:
        return _Step(rung, found.cited, (), undecided=False)
    cited = once(name for doubt in (*(one for _, one in doubts), found) for name in doubt.cited)
    return _Step(rung, cited, () if UNKNOWN in outcomes else outcomes, undecided=True)


def _criterion(name: str, question: str, step: _Step, case: Case) -> Criterion:
    return Criterion(
        id=name,
        outcome=UNKNOWN if step.undecided else step.rung.outcome,
        question=question,
        note=_note(step.rung.note if step.rung.note == LICENCE or not step.undecided else REASON, step, case),
        evidence=step.cited,
        candidates=step.candidates,
    )


def _note(text: str, step: _Step, case: Case) -> str:
    """The rung's note with what the evidence says put in."""
    if text not in (REASON, LICENCE):
        return text
    cited = [case.by_id[one] for one in step.cited if one in case.by_id]
    told = [one for one in cited if one.outcome in ("unknown", "error")] if step.undecided else cited
    reason = "; ".join(once(one.message for one in told)[:_SHOWN])
    stated = once(one.value for one in cited if one.fact.startswith("licence.") and one.value)
    terms = sorted(stated, key=lambda one: one.startswith(("LicenseRef-unknown", "LicenseRef-custom")))
    joined = " AND ".join(f"({one})" if " " in one and len(terms) > 1 else one for one in terms)
    return reason if text == REASON else joined


def _answered(reached: Criterion, standard: str, case: Case) -> Criterion:
    """The criterion as a person answered it, where it was left to one."""
    answers = case.by_fact.get(f"human.{standard}.{reached.id}", []) if reached.outcome == NEEDS_HUMAN else []
    if not answers:
        return reached
    worst = next((one for one in answers if one.outcome == "no"), answers[0])
    return Criterion(
        id=reached.id,
        outcome=worst.outcome if worst.outcome in ("yes", "no") else NEEDS_HUMAN,
        question=reached.question,
        note=worst.message,
        evidence=once([one.id for one in answers] + list(reached.evidence)),
    )


def _summary(rubric: Rubric, case: Case) -> str:
    if rubric.summary is None or case.assessment.subject.kind == "software":
        return ""
    counts = {
        name: str(sum(holds(leaf, case).truth is True for leaf in leaves))
        for name, leaves in rubric.summary.counts.items()
    }
    text = rubric.summary.text
    for name, count in counts.items():
        text = text.replace(f"{{{name}}}", count)
    return text
