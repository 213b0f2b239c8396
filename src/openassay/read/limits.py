"""Every limit against hostile bytes, in one place, and the error that says which was met."""

from openassay.schema import OpenassayError

MAX_BYTES = 4 * 2**20
"""Longest file that is read whole, in bytes."""
MAX_LINES = 200_000
"""Most lines of one text file."""
MAX_LINE = 100_000
"""Longest line that is looked into, in characters; longer ones are cut."""
MAX_HEADING = 300
"""Longest heading that is kept above its blocks, in characters; longer ones are cut."""
MAX_SENTENCE = 2_000
"""Longest sentence that is looked into, in characters; longer ones are cut."""
MAX_DEPTH = 64
"""Deepest nesting of data, markup or syntax that is followed."""
MAX_NODES = 400_000
"""Most values, blocks or syntax nodes taken from one file."""
MAX_EXPANDED = 16 * 2**20
"""Most characters that keys, aliases and variables of one file may expand to."""
MAX_FIRST = 2**18
"""First bytes of a weights file that are read, before more of it is."""
MAX_HEADER = 64 * 2**20
"""Longest header of a weights file, in bytes."""
MAX_PAGES = 60
"""Most pages of a PDF whose text is read."""
MAX_SECONDS = 5.0
"""Longest time spent on one file whose reading is not linear (PDF)."""


class ReadError(OpenassayError):
    """Bytes that are not what they seem, or that meet a limit. `line` is 0 where no line is known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
