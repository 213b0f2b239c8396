"""Text of strangers made harmless: nothing that moves a cursor, turns a line around or hides stays as it is."""

import re
import unicodedata

_JOINERS = "\u200c\u200d"
"""Zero-width joiners, which several scripts and emoji need; they cannot reorder or hide what stands beside them."""

_COMMAND = re.compile(r"^([^\S\n]*)::|##(?=(?:vso)?\[)", re.MULTILINE)
"""What services that run checks obey when they read it in a log: `::name::` first on a line, `##[name]` anywhere."""


def visible(text: str) -> str:
    r"""The text with control, format, bidirectional and unassigned characters spelled out (`\x1b`, `\u202e`)."""
    return text if text.isprintable() else "".join(map(_spelled, text))


def prose(text: str) -> str:
    """A sentence on one line: white space of any kind becomes one space, the rest is made visible."""
    return visible(" ".join(text.split()))


def inert(text: str) -> str:
    """Lines in which no service that reads the log of a check finds a command."""
    return _COMMAND.sub(lambda found: r"\x23#" if found[1] is None else rf"{found[1]}\x3a:", text)


def _spelled(character: str) -> str:
    if character.isprintable() or character in _JOINERS or unicodedata.category(character) == "Zs":
        return character
    return character.encode("unicode_escape").decode("ascii")
