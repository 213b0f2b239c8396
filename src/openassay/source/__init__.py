"""Where releases come from. The only room that fetches; one file per kind of place, found by folder walk."""

from openassay.source.opened import Absent, Opened, SourceError, TooLarge, Wanted
from openassay.source.walk import open_release

__all__ = ["Absent", "Opened", "SourceError", "TooLarge", "Wanted", "open_release"]
