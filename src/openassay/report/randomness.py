"""The randomness map of a report: per program, which source is made, seeded and drawn from, in order."""

from msgspec import Struct

from openassay.report.place import Place, place
from openassay.report.plain import prose, visible
from openassay.schema import Evidence, Report

STEPS = {"rng.source": "made", "rng.seeding": "seed", "rng.draw": "draw"}
_LANE = 130
_STEP = 22
_LEFT = 20
_TOP = 46
_SHORT = 20


class Mark(Struct, frozen=True):
    """A step of a program: its number, what it is (made, seed, draw), its source, and where it stands."""

    number: int
    kind: str
    source: str
    said: str
    where: Place | None
    x: int
    y: int


class Lane(Struct, frozen=True):
    """A source of randomness, with the height at which its line begins and ends."""

    name: str
    short: str
    x: int
    seeded: bool
    first: int
    last: int


class Map(Struct, frozen=True):
    """One program's steps in order, and the picture's lanes and size in pixels."""

    program: str
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    width: int
    height: int


def maps(report: Report) -> tuple[Map, ...]:
    """A map for every program that draws."""
    found: dict[str, list[Evidence]] = {}
    for one in report.evidence:
        if one.fact in STEPS and one.outcome == "yes" and one.searched:
            found.setdefault(one.searched[0], []).append(one)
    return tuple(_map(report, program, steps) for program, steps in found.items())


def _map(report: Report, program: str, steps: list[Evidence]) -> Map:
    sources = list(dict.fromkeys(one.value for one in steps))
    marks = tuple(_mark(report, number, one, sources.index(one.value)) for number, one in enumerate(steps, 1))
    lanes = tuple(
        _lane(source, number, [one for one in marks if one.source == prose(source)])
        for number, source in enumerate(sources)
    )
    return Map(visible(program), lanes, marks, _LEFT + _LANE * len(sources) + _LANE, _TOP + _STEP * (len(steps) + 1))


def _mark(report: Report, number: int, one: Evidence, lane: int) -> Mark:
    where = place(one.locations[0], report.release) if one.locations else None
    x, y = _LEFT + _LANE * lane + _LANE // 2, _TOP + _STEP * number
    return Mark(number, STEPS[one.fact], prose(one.value), prose(one.message), where, x, y)


def _lane(source: str, number: int, marks: list[Mark]) -> Lane:
    name = prose(source)
    made, _, where = name.partition(" made at ")
    short = f"{made.rpartition('.')[2]} :{where.rpartition(':')[2]}" if where else made
    seeded = any(one.kind == "seed" for one in marks)
    return Lane(name, short[:_SHORT], _LEFT + _LANE * number + _LANE // 2, seeded, marks[0].y, marks[-1].y)
