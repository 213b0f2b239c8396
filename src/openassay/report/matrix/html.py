"""One HTML page with a table of releases that needs nothing else: no script, nothing loaded."""

from collections.abc import Sequence

from openassay.report.matrix.grid import grid
from openassay.report.options import Options
from openassay.report.page import page
from openassay.schema import Report

NAME = "html"
SUFFIX = ".html"


def render(reports: Sequence[Report], options: Options) -> str:
    """The page."""
    return page("matrix.html", grid=grid(reports, options))
