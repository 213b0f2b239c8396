"""A rubric as data: criteria and grades as ladders, and the conditions on their rungs.

A ladder is read from the top; the first rung whose condition holds gives the outcome. Its last rung has no condition.
Nothing here is an expression: a condition is a fact's name, or a table that asks one thing.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec

from openassay.schema import Record
from openassay.standard.errors import StandardError

Leaf: TypeAlias = "str | Condition"
UNKNOWN = "unknown"
CITED = "{cited}"
"""Among the rules of a rung: those of the evidence that it cites, each at its own place."""
_COLUMN = re.compile(r"\{([a-z_]+)\}")


class Condition(Record, frozen=True, kw_only=True, rename={"is_": "is"}):
    """One thing asked; exactly one of the fields marked * is set.

    fact*: some evidence of it says yes; with `value`, one of these; with `here`, none that points to an address; with
        `outcome`, whether evidence of one of these outcomes exists at all (never unknown).
    part*: some evidence about that part, or claim, licence, consistency ..., has one of `outcome` (and `severity`).
    criterion*: an earlier criterion's outcome is one of `is`.
    licence*: the terms in `licence.<that>` are open for one of `open_for`, or OSI-approved with `osi`; every one of
        them, or some with `some`.
    kind*: the subject's kind as it stands. reading*: the same, undecided while the kind is unknown.
    revised*: the release resolved to a revision.
    all*, any*, none*: over further conditions. of*: at least `at_least` of them.
    """

    fact: str = ""
    value: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    here: bool = False
    part: str = ""
    severity: tuple[str, ...] = ()
    criterion: str = ""
    is_: tuple[str, ...] = ()
    licence: str = ""
    open_for: tuple[str, ...] = ()
    osi: bool = False
    some: bool = False
    kind: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    revised: bool = False
    all: tuple[Leaf, ...] = ()
    any: tuple[Leaf, ...] = ()
    none: tuple[Leaf, ...] = ()
    of: tuple[Leaf, ...] = ()
    at_least: int = 0

    def __post_init__(self) -> None:
        if len([name for name in ASKS if getattr(self, name)]) != 1:
            raise ValueError(f"a condition asks exactly one of {', '.join(ASKS)}")
        for name, needed in (("criterion", "is_"), ("of", "at_least"), ("part", "outcome")):
            if getattr(self, name) and not getattr(self, needed):
                raise ValueError(f"{name} needs {needed.rstrip('_')}")
        if self.licence and bool(self.open_for) == self.osi:
            raise ValueError("licence needs open_for, or osi")

    @property
    def asks(self) -> str:
        """The name of the one field that is set."""
        return next(name for name in ASKS if getattr(self, name))


ASKS = ("fact", "part", "criterion", "licence", "kind", "reading", "revised", "all", "any", "none", "of")
_GROUPS = ("all", "any", "none", "of")


class Rung(Record, frozen=True, kw_only=True):
    """An outcome and when it holds.

    As a `note`, {reason} stands for the messages and {licence} for the licence expressions of the evidence cited.
    `rules` are the ids of the rules whose advice leads to a higher rung. `advice` is what to do at the place cited,
    where that is more to the point; {value} in it stands for what is said there.
    """

    outcome: str
    when: "str | Condition | None" = None
    note: str = ""
    rules: tuple[str, ...] = ()
    advice: str = ""


class Question(Record, frozen=True, kw_only=True):
    """A criterion: what is asked, where the standard says so, and the ladder of its outcomes."""

    id: str
    question: str
    ladder: tuple[Rung, ...]
    source: str = ""


class Summary(Record, frozen=True, kw_only=True):
    """A sentence beside the grade; each {name} in it is how many of that list of conditions hold."""

    text: str
    counts: dict[str, tuple[Leaf, ...]]


class Rubric(Record, frozen=True, kw_only=True):
    """One standard.

    version is the standard's, revision is ours. scales: grades from best to worst, one list for each kind of ladder.
    towards: the grade that the advice after a grade aims at. effort: rule ids, cheapest advice first.
    undetermined: the grade where an unknown decides between others.
    """

    id: str
    title: str
    version: str
    revision: int
    source: str
    scales: tuple[tuple[str, ...], ...]
    criterion: tuple[Question, ...]
    grade: tuple[Rung, ...]
    undetermined: str = "undetermined"
    towards: dict[str, str] = msgspec.field(default_factory=dict)
    effort: tuple[str, ...] = ()
    summary: Summary | None = None


def read(text: str, name: str) -> Rubric:
    """A rubric from TOML. Raises StandardError, with `name`, for anything that is not well formed."""
    try:
        data = tomllib.loads(text)
        rows = msgspec.convert(data.pop("lists", {}), dict[str, list[dict[str, str]]])
        rubric = msgspec.convert(_written_out(data, rows), Rubric)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise StandardError(f"{name}: {error}") from error
    for fault in _faults(rubric):
        raise StandardError(f"{name}: {fault}")
    return rubric


def _written_out(data: Any, rows: dict[str, list[dict[str, str]]]) -> Any:
    """The data with every table that has `each` repeated, once for each row of that list."""
    if isinstance(data, dict):
        return {key: _written_out(value, rows) for key, value in data.items()}
    if isinstance(data, list):
        return [_written_out(one, rows) for item in data for one in _repeated(item, rows)]
    return data


def _repeated(item: Any, rows: dict[str, list[dict[str, str]]]) -> list[Any]:
    if not isinstance(item, dict) or "each" not in item:
        return [item]
    if item["each"] not in rows:
        raise msgspec.ValidationError(f"each = {item['each']}: no such list")
    rest = {key: value for key, value in item.items() if key != "each"}
    return [_filled(rest, row) for row in rows[item["each"]]]


def _filled(data: Any, row: dict[str, str]) -> Any:
    if isinstance(data, str):
        return _COLUMN.sub(lambda found: row.get(found[1], found[0]), data)
    if isinstance(data, dict):
        return {key: _filled(value, row) for key, value in data.items()}
    return [_filled(one, row) for one in data] if isinstance(data, list) else data


def _faults(rubric: Rubric) -> Iterator[str]:
    """What is wrong with a rubric that the types cannot say."""
    before: dict[str, set[str]] = {}
    for one in rubric.criterion:
        if one.id in before:
            yield f"{one.id} is asked twice"
        yield from _ladder_faults(one.id, one.ladder, before)
        before[one.id] = {rung.outcome for rung in one.ladder} | {UNKNOWN}
    yield from _ladder_faults("grade", rubric.grade, before)
    counted = rubric.summary.counts.values() if rubric.summary else ()
    yield from _leaf_faults("summary", [leaf for many in counted for leaf in many], before)
    yield from _grade_faults(rubric)


def _ladder_faults(name: str, ladder: tuple[Rung, ...], before: dict[str, set[str]]) -> Iterator[str]:
    if [rung.when is None for rung in ladder] != [False] * (len(ladder) - 1) + [True]:
        yield f"{name}: the last rung, and no other, has no condition"
    yield from _leaf_faults(name, [rung.when for rung in ladder if rung.when is not None], before)


def _leaf_faults(name: str, leaves: "list[Leaf]", before: dict[str, set[str]]) -> Iterator[str]:
    for leaf in conditions(leaves):
        if leaf.criterion and leaf.criterion not in before:
            yield f"{name}: {leaf.criterion} is not asked before it"
        strange = set(leaf.is_).difference(*before.values())
        if strange:
            yield f"{name}: no criterion before it is ever {', '.join(sorted(strange))}"


def _grade_faults(rubric: Rubric) -> Iterator[str]:
    grades = {rung.outcome for rung in rubric.grade} | {rubric.undetermined}
    named = {grade for scale in rubric.scales for grade in scale} | set(rubric.towards) | set(rubric.towards.values())
    if named - grades:
        yield f"no rung gives the grade {', '.join(sorted(named - grades))}"
    unranked = rules(rubric) - set(rubric.effort)
    if unranked:
        yield f"effort does not rank {', '.join(sorted(unranked))}"


def conditions(leaves: "list[Leaf]") -> Iterator[Condition]:
    """Every condition among these leaves and below; a bare fact name comes as a condition too."""
    for leaf in leaves:
        one = Condition(fact=leaf) if isinstance(leaf, str) else leaf
        yield one
        for group in _GROUPS:
            yield from conditions(list(getattr(one, group)))


def _rungs(rubric: Rubric) -> Iterator[Rung]:
    yield from rubric.grade
    for one in rubric.criterion:
        yield from one.ladder


def facts(rubric: Rubric) -> frozenset[str]:
    """Every fact that the rubric asks for, as `part.word`."""
    leaves = [rung.when for rung in _rungs(rubric) if rung.when is not None]
    asked = list(conditions(leaves))
    terms = {f"licence.{one.licence}" for one in asked if one.licence}
    return frozenset(terms | {one.fact for one in asked if one.fact})


def rules(rubric: Rubric) -> frozenset[str]:
    """The id of every rule whose advice the rubric gives."""
    return frozenset(rule for rung in _rungs(rubric) for rule in rung.rules if rule != CITED)
