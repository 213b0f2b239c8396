"""A page from a template: whatever is put into it is made visible and escaped at the moment it is put."""

from functools import cache
from typing import TYPE_CHECKING

from openassay.report.plain import visible

if TYPE_CHECKING:
    from jinja2 import Environment


def page(template: str, **values: object) -> str:
    """The page. A value that the template names and nobody gives is an error."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=PackageLoader("openassay.report"),
        undefined=StrictUndefined,
        finalize=_final,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _final(value: object) -> object:
    return visible(value) if type(value) is str else value
