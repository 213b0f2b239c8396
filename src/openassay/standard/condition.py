"""Does a condition hold? Yes, no or unknown, with the ids of the evidence that says so."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec import Struct, field

from openassay.schema import Assessment, Criterion, Evidence
from openassay.standard.licences import Licences, every, some
from openassay.standard.rubric import UNKNOWN, Condition

_ATTRIBUTES = frozenset({"fixed", "intermediate", "public", "gated", "mend"})
_UNSURE = ("unknown", "error")


class Finding(NamedTuple):
    """Yes, no, or none for unknown; and the ids of the evidence that this rests on."""

    truth: bool | None
    cited: tuple[str, ...] = ()


class Case(Struct, frozen=True):
    """One assessment under judgement: its evidence by fact and by part, and the outcomes reached so far."""

    assessment: Assessment
    licences: Licences
    by_fact: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    by_part: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[str, Evidence] = field(default_factory=dict)
    reached: dict[str, Criterion] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.assessment.evidence:
            self.by_fact[one.fact].append(one)
            self.by_part[one.part].append(one)
            self.by_id[one.id] = one


def holds(leaf: str | Condition, case: Case) -> Finding:
    """Whether a condition holds for a case, in Kleene's three values."""
    condition = Condition(fact=leaf) if isinstance(leaf, str) else leaf
    return _JUDGES[condition.asks](condition, case)


def once(ids: Iterable[str]) -> tuple[str, ...]:
    """The same ids in the same order, each once."""
    return tuple(dict.fromkeys(ids))


def _ids(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return once(one.id for one in evidence)


def _fact(asked: Condition, case: Case) -> Finding:
    found = case.by_fact.get(asked.fact, [])
    if asked.outcome:
        fitting = [one for one in found if one.outcome in asked.outcome]
        return Finding(bool(fitting), _ids(fitting))
    said = [one for one in found if one.outcome == "yes" and _fits(asked, one)]
    against = [one for one in found if one.outcome == "no"]
    if said:
        return Finding(truth=True, cited=_ids(said + against))
    unsure = [one for one in found if one.outcome in _UNSURE]
    return Finding(None, _ids(unsure + against)) if unsure else Finding(truth=False, cited=_ids(against))


def _fits(asked: Condition, one: Evidence) -> bool:
    return (not asked.value or one.value in asked.value) and not (asked.here and "://" in one.value)


def _part(asked: Condition, case: Case) -> Finding:
    found = [one for one in case.by_part.get(asked.part, []) if one.outcome in asked.outcome and _of_state(one)]
    fitting = [one for one in found if not asked.severity or one.severity in asked.severity]
    return Finding(bool(fitting), _ids(fitting))


def _of_state(one: Evidence) -> bool:
    """Whether evidence bears on whether a part is there, not on an attribute of it or on something beside it."""
    part, _, word = one.fact.partition(".")
    return part == one.part and word not in _ATTRIBUTES


def _criterion(asked: Condition, case: Case) -> Finding:
    reached = case.reached[asked.criterion]
    if reached.outcome != UNKNOWN or UNKNOWN in asked.is_:
        return Finding(reached.outcome in asked.is_, reached.evidence)
    possible = {one in asked.is_ for one in reached.candidates}
    return Finding(possible.pop() if len(possible) == 1 else None, reached.evidence)


def _licence(asked: Condition, case: Case) -> Finding:
    found = case.by_fact.get(f"licence.{asked.licence}", [])
    answers = [
        (case.licences.approved(one.value) if asked.osi else case.licences.open_for(one.value, asked.open_for))
        if one.outcome == "yes"
        else None
        for one in _firm(found)
        if one.outcome == "yes" or one.outcome in _UNSURE
    ]
    truth = (some(answers) if asked.some else every(answers)) if answers else False
    return Finding(truth, _ids(found))


def _firm(found: list[Evidence]) -> list[Evidence]:
    """What is more than weak; the weak only where there is nothing else."""
    return [one for one in found if one.sure != "weak"] or found


def _kind(asked: Condition, case: Case) -> Finding:
    subject = case.assessment.subject
    return Finding(subject.kind in asked.kind, subject.evidence)


def _reading(asked: Condition, case: Case) -> Finding:
    subject = case.assessment.subject
    return Finding(None if subject.kind == "unknown" else subject.kind in asked.reading, subject.evidence)


def _revised(_: Condition, case: Case) -> Finding:
    return Finding(bool(case.assessment.release.revision))


def _decided(by: list[Finding], *, truth: bool | None, deciding: bool) -> Finding:
    """A group's answer, citing the members that decided it: all of them unless one alone was enough."""
    chosen = [one for one in by if one.truth is (None if truth is None else deciding)] or by
    return Finding(truth, once(name for one in chosen for name in one.cited))


def _all(asked: Condition, case: Case) -> Finding:
    members = [holds(one, case) for one in asked.all]
    truth = every(one.truth for one in members)
    return _decided(members, truth=truth, deciding=bool(truth))


def _any(asked: Condition, case: Case) -> Finding:
    members = [holds(one, case) for one in asked.any]
    truth = some(one.truth for one in members)
    return _decided(members, truth=truth, deciding=bool(truth))


def _none(asked: Condition, case: Case) -> Finding:
    members = [holds(one, case) for one in asked.none]
    truth = some(one.truth for one in members)
    return _decided(members, truth=None if truth is None else not truth, deciding=bool(truth))


def _of(asked: Condition, case: Case) -> Finding:
    members = [holds(one, case) for one in asked.of]
    sure = sum(one.truth is True for one in members)
    possible = sum(one.truth is not False for one in members)
    truth = True if sure >= asked.at_least else None if possible >= asked.at_least else False
    return Finding(truth, once(name for one in members for name in one.cited))


_JUDGES: dict[str, Callable[[Condition, Case], Finding]] = {
    "fact": _fact,
    "part": _part,
    "criterion": _criterion,
    "licence": _licence,
    "kind": _kind,
    "reading": _reading,
    "revised": _revised,
    "all": _all,
    "any": _any,
    "none": _none,
    "of": _of,
}
