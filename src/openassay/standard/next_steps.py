"""What would raise the result, cheapest first: each step with the file and the line to write where one is known."""

from collections.abc import Iterator, Mapping

from openassay.schema import PARTS, Criterion, Evidence, Location, Step
from openassay.standard.condition import Case
from openassay.standard.rubric import CITED, Condition, Rubric, Rung, conditions

Advice = Mapping[str, Rung]
"""For each criterion, the rung that it came to."""

_OF_PARTS = ("OA-SYS", "OA-PAR", "OA-DAT", "OA-HYP", "OA-TRN", "OA-RNG", "OA-FRM")
_FAMILY = 6
"""How much of a rule's id its family shares: OA-LIC."""
_MAIN = "-01"
_ANY = ("software", "weights", "data", "documents")
"""Terms that leave one of these open are not to be replaced, only to be kept to what they are for."""


def next_steps(rubric: Rubric, grade: str, case: Case, advice: Advice) -> tuple[Step, ...]:
    """Steps in the order of the rubric's `effort`, and in that of its criteria.

    Those criteria count that keep the release from the grade aimed at, directly or through others.
    """
    lacking = _lacking(rubric, rubric.towards.get(grade, ""), case.reached)
    asked = [(rule, name) for name in case.reached if name in lacking for rule in _rules(advice.get(name))]
    ladders = {one.id: one.ladder for one in rubric.criterion}
    ranks = {rule: rank for rank, rule in enumerate(rubric.effort)}
    found: list[Step] = []
    for rule, name in sorted(asked, key=lambda pair: ranks.get(pair[0], len(ranks))):
        found += _steps(rule, advice[name], ladders[name], case.reached[name], case)
    return tuple(_once(found))


def _rules(rung: Rung | None) -> tuple[str, ...]:
    return rung.rules if rung else ()


def _lacking(rubric: Rubric, target: str, reached: Mapping[str, Criterion]) -> set[str]:
    """The ids of the criteria that the target rests on and that are not as it wants them."""
    ladders = {one.id: one.ladder for one in rubric.criterion}
    queue = [rung for rung in rubric.grade if rung.outcome == target]
    found: set[str] = set()
    while queue:
        rung = queue.pop()
        for leaf in _asked(rung):
            unmet = leaf.criterion and reached[leaf.criterion].outcome not in leaf.is_
            if unmet and leaf.criterion not in found:
                found.add(leaf.criterion)
                queue += ladders[leaf.criterion]
    return found


def _steps(rule: str, rung: Rung, ladder: tuple[Rung, ...], reached: Criterion, case: Case) -> list[Step]:
    """What one rule asks for: at the places cited, or as its family's detector has written it, or by its name alone."""
    cited = [case.by_id[one] for one in reached.evidence if one in case.by_id]
    if rule == CITED:
        return [_at(one.rule, one, one.message) for one in cited]
    placed = [one for one in cited if one.locations and _hinders(one, ladder, case)] if rung.advice else []
    if placed:
        return [_at(rule, one, rung.advice.replace("{value}", one.value)) for one in placed[:1]]
    return [_mended(_spoken(rule, case), one) for one in _mends(rule, ladder, case)] or [Step(rule=_spoken(rule, case))]


def _hinders(one: Evidence, ladder: tuple[Rung, ...], case: Case) -> bool:
    """Whether evidence is what keeps the criterion from its best: of terms, those that are not what it asks for."""
    terms = next((asked for rung in ladder for asked in _asked(rung) if asked.licence), None)
    if one.outcome != "yes" or terms is None:
        return one.outcome == "yes"
    known = case.licences
    fit = (
        known.approved(one.value) or known.open_for(one.value, _ANY)
        if terms.osi
        else known.open_for(one.value, terms.open_for)
    )
    return one.fact.startswith("licence.") and fit is not True


def _asked(rung: Rung) -> Iterator[Condition]:
    yield from conditions([] if rung.when is None else [rung.when])


def _at(rule: str, one: Evidence, text: str) -> Step:
    return Step(rule=rule, text=text, location=one.locations[0] if one.locations else None, evidence=(one.id,))


def _mends(rule: str, ladder: tuple[Rung, ...], case: Case) -> Iterator[Evidence]:
    """Lines to write: those that answer a fact that the criterion asks for, or, of a part's main rule, for the part."""
    asked = [leaf for rung in ladder for leaf in _asked(rung)]
    facts = {f"{leaf.fact}_mend" for leaf in asked}
    about = {word for leaf in asked for word in _about(leaf)}
    for one in case.assessment.evidence:
        kin = one.rule[:_FAMILY] == rule[:_FAMILY] and rule.endswith(_MAIN)
        if one.fact in facts or (kin and one.fact.endswith(".mend") and one.part in about):
            yield one


def _about(asked: Condition) -> Iterator[str]:
    """The parts that a condition speaks of; terms over the release are those of the licence."""
    for word in (asked.part, asked.licence, asked.fact.partition(".")[0]):
        yield word if word in PARTS else "licence"


def _mended(rule: str, one: Evidence) -> Step:
    """A line to write as a step; without a place, what was searched for in vain is the file to make."""
    place = one.locations[0] if one.locations else Location(path=one.searched[0])
    return Step(rule=rule, text=one.message, location=place, new=not one.locations, write=one.value, evidence=(one.id,))


def _spoken(rule: str, case: Case) -> str:
    """The rule that looked at this kind of release: OA-DAT-02 for a benchmark where OA-DAT-01 is named."""
    every = {one.rule for one in case.assessment.evidence}
    if rule in every or not rule.endswith(_MAIN) or rule[:_FAMILY] not in _OF_PARTS:
        return rule
    said = sorted({one.rule for one in case.assessment.evidence if one.outcome != "yes" or one.severity})
    return next((one for one in said if one[:_FAMILY] == rule[:_FAMILY] and one[-2:] < "10"), rule)


def _once(steps: list[Step]) -> Iterator[Step]:
    """Each step once; a rule by its name alone only where nothing more is known of it."""
    told = {step.rule for step in steps if step.text}
    yield from dict.fromkeys(step for step in steps if step.text or step.rule not in told)
