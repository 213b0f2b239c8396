"""How a report is told: one file per format with `NAME`, `SUFFIX`, `SEVERAL` and `render(report, options)`.

Formats are found by folder walk. A format's module is light to import; what it lays out with (a template engine, a
terminal library) it loads in use.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from openassay.report.options import Options, RuleText
from openassay.schema import Report, UsageError

__all__ = ["Format", "Options", "RuleText", "formats", "render"]


class Format(Protocol):
    """What the module of a format offers. `SUFFIX` is the ending of its files.

    `SEVERAL` is whether texts of several reports may stand one after the other in one stream.
    """

    NAME: str
    SUFFIX: str
    SEVERAL: bool

    def render(self, report: Report, options: Options) -> str:
        """The report as text that ends in a line end."""
        ...


@cache
def formats() -> dict[str, Format]:
    """Every format by its name, in alphabetical order."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    known = [cast("Format", module) for module in modules if hasattr(module, "NAME")]
    return {one.NAME: one for one in sorted(known, key=lambda one: one.NAME)}


def render(report: Report, name: str, options: Options) -> str:
    """The report in the format of that name. Raises UsageError for a name that no format has."""
    if name not in formats():
        raise UsageError(f"no format is called {name}: choose one of {', '.join(formats())}")
    return formats()[name].render(report, options)
