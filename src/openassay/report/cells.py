"""Text measured and laid out in the cells of a terminal, and printed without anything that acts on one."""

from io import StringIO
from typing import TYPE_CHECKING

from openassay.report.plain import inert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

NARROWEST = 40
STYLES = {"yes": "green", "part": "yellow", "no": "red", "na": "dim"}
"""The colour of a tone, which never says more than the words beside it."""


def printed(lines: "Iterable[Text]", width: int, *, colour: bool) -> str:
    """The lines as text; with colour codes only where they are asked for."""
    from rich.console import Console

    target = StringIO()
    console = Console(
        file=target,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        _environ={},
    )
    for line in lines:
        line.rstrip()  # in place
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return inert(target.getvalue())


def cells(text: str) -> int:
    """How many cells the text takes: wide characters take two."""
    from rich.cells import cell_len

    return cell_len(text)


def pad(text: str, width: int) -> str:
    """The text with spaces behind it, `width` cells wide."""
    return text + " " * max(0, width - cells(text))


def cut(text: str, width: int) -> str:
    """At most `width` cells, an ellipsis in the middle: both ends of a path tell something."""
    if cells(text) <= width:
        return text
    tail = max(0, (width - 1) * 2 // 3)
    return start(text, width - 1 - tail) + "…" + start(text[::-1], tail)[::-1]


def end(text: str, width: int) -> str:
    """At most `width` cells, an ellipsis at the end."""
    return text if cells(text) <= width else start(text, width - 1) + "…"


def start(text: str, width: int) -> str:
    """As much of the text as fits in `width` cells."""
    used = 0
    for index, character in enumerate(text):
        used += cells(character)
        if used > width:
            return text[:index]
    return text


def wrapped(text: str, width: int, most: int) -> list[str]:
    """At most `most` lines of at most `width` cells, broken at spaces where there are any."""
    lines: list[str] = []
    while text and len(lines) < most:
        line = start(text, width)
        if len(lines) == most - 1:
            line = end(text, width)
        elif len(line) < len(text) and text[len(line)] != " " and " " in line:
            line = line[: line.rindex(" ")]
        lines.append(line.rstrip())
        text = text[len(line) :].lstrip()
    return lines
