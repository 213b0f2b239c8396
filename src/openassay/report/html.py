"""One HTML page that needs nothing else: no script, nothing loaded, every sentence one click from its place."""

from openassay.report.options import Options
from openassay.report.page import page
from openassay.report.view import view
from openassay.schema import Report

NAME = "html"
SUFFIX = ".html"
SEVERAL = False


def render(report: Report, options: Options) -> str:
    """The page."""
    return page("report.html", view=view(report, options))
