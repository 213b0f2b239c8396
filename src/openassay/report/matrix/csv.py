"""A table for a spreadsheet: a row for every release, a column for every part and every standard."""

from collections.abc import Sequence

from openassay.report.csv import table
from openassay.report.matrix.grid import Line, grid
from openassay.report.options import Options
from openassay.schema import Report

NAME = "csv"
SUFFIX = ".csv"


def render(reports: Sequence[Report], options: Options) -> str:
    """The rows under one header. Two columns for a part: its state, and what its terms amount to."""
    made = grid(reports, options)
    parts = [name for id_, _ in made.parts for name in (id_, f"{id_}_terms")]
    header = ["release", "address", "revision", "kind", *parts, "claim", *(id_ for id_, _ in made.standards)]
    return table([[*header, "parameters_licence", "found"], *map(_row, made.lines)])


def _row(line: Line) -> list[str]:
    cells = [text for one in line.cells for text in (one.state, one.terms)]
    about = [line.title, line.address, line.revision, line.kind]
    return [*about, *cells, line.claim, *line.grades, line.licence, line.found]
