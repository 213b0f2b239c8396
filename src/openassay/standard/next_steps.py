"""Which rules' advice would raise the result, cheapest first."""

from collections.abc import Mapping

from openassay.schema import Criterion
from openassay.standard.rubric import Rubric, conditions


def next_steps(
    rubric: Rubric,
    grade: str,
    reached: Mapping[str, Criterion],
    advice: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """Rule ids, in the order of the rubric's `effort`.

    `advice` holds, for each criterion, the rules of the rung it came to. Those of the criteria count that keep the
    release from the grade aimed at, directly or through others.
    """
    rules = {rule for name in _lacking(rubric, rubric.towards.get(grade, ""), reached) for rule in advice.get(name, ())}
    return tuple(rule for rule in rubric.effort if rule in rules)


def _lacking(rubric: Rubric, target: str, reached: Mapping[str, Criterion]) -> set[str]:
    """The ids of the criteria that the target rests on and that are not as it wants them."""
    ladders = {one.id: one.ladder for one in rubric.criterion}
    queue = [rung for rung in rubric.grade if rung.outcome == target]
    found: set[str] = set()
    while queue:
        rung = queue.pop()
        for leaf in conditions([] if rung.when is None else [rung.when]):
            unmet = leaf.criterion and reached[leaf.criterion].outcome not in leaf.is_
            if unmet and leaf.criterion not in found:
                found.add(leaf.criterion)
                queue += ladders[leaf.criterion]
    return found
