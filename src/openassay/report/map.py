"""The randomness map as text: what each program makes, seeds and draws, from which source, in order."""

from collections.abc import Iterator

from openassay.report.options import Options
from openassay.report.plain import inert, visible
from openassay.report.randomness import Map, maps
from openassay.schema import Report

NAME = "map"
SUFFIX = ".map.txt"
SEVERAL = True

_MARKS = {"made": "○", "seed": "◆", "draw": "▬"}


def render(report: Report, options: Options) -> str:  # noqa: ARG001 - every format has the same call
    """A table for each program; a sentence where nothing draws."""
    found = maps(report)
    lines = [line for one in found for line in _table(one)] or ["No program was found that draws random numbers."]
    return "".join(f"{inert(visible(line))}\n" for line in lines)


def _table(one: Map) -> Iterator[str]:
    yield f"{one.program}: {len(one.lanes)} sources, {len(one.marks)} steps (○ made, ◆ seeded, ▬ drawn from)"
    wide = max(len(mark.source) for mark in one.marks)
    said = max(len(mark.said) for mark in one.marks)
    for mark in one.marks:
        where = mark.where.text if mark.where else ""
        yield f"{mark.number:>4} {_MARKS[mark.kind]} {mark.source:<{wide}}  {mark.said:<{said}}  {where}".rstrip()
    yield ""
