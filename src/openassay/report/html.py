"""One HTML page that needs nothing else: no script, nothing loaded, every sentence one click from its place."""

from functools import cache
from typing import TYPE_CHECKING

from openassay.report.options import Options
from openassay.report.plain import visible
from openassay.report.view import view
from openassay.schema import Report

if TYPE_CHECKING:
    from jinja2 import Template

NAME = "html"
SUFFIX = ".html"


def render(report: Report, options: Options) -> str:
    """The page. Whatever is put into it is made visible and escaped at the moment it is put."""
    return _template().render(view=view(report, options))


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=PackageLoader("openassay.report"),
        undefined=StrictUndefined,
        finalize=_final,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html")


def _final(value: object) -> object:
    return visible(value) if type(value) is str else value
