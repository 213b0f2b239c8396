"""Several releases side by side: a row for each, a column for each part. One file per format, found by folder walk.

A format is a module with `NAME`, `SUFFIX` and `render(reports, options)`, as light to import as those of one report.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from openassay.report.options import Options
from openassay.schema import Report, UsageError

__all__ = ["Format", "formats", "render"]


class Format(Protocol):
    """What the module of a format offers. `SUFFIX` is the ending of its files."""

    NAME: str
    SUFFIX: str

    def render(self, reports: Sequence[Report], options: Options) -> str:
        """The reports as one text that ends in a line end."""
        ...


@cache
def formats() -> dict[str, Format]:
    """Every format by its name, in alphabetical order."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    known = [cast("Format", module) for module in modules if hasattr(module, "NAME")]
    return {one.NAME: one for one in sorted(known, key=lambda one: one.NAME)}


def render(reports: Sequence[Report], name: str, options: Options) -> str:
    """The reports in the format of that name. Raises UsageError for a name that no format has."""
    if name not in formats():
        raise UsageError(f"releases are set side by side as {', '.join(formats())}, not as {name}")
    return formats()[name].render(reports, options)
