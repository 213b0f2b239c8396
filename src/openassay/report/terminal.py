"""One screen for a terminal: the claim beside the finding, seven parts, the standards, the next steps."""

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from openassay.report.options import Options
from openassay.report.view import Row, View, view
from openassay.schema import Report

if TYPE_CHECKING:
    from rich.text import Text

NAME = "terminal"
SUFFIX = ".txt"

_NARROWEST = 40
_LABEL = 11
_STEPS = 3
_STYLES = {"yes": "green", "part": "yellow", "no": "red", "na": "dim"}


def render(report: Report, options: Options) -> str:
    """The screen as text; with colour codes only where the options ask for them."""
    from rich.console import Console

    width = max(options.width, _NARROWEST)
    target = StringIO()
    console = Console(
        file=target,
        width=width,
        color_system="standard" if options.colour else None,
        force_terminal=options.colour,
        legacy_windows=False,
        _environ={},
    )
    for line in _Screen(view(report, options), width - 1).lines():
        line.rstrip()  # in place
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return target.getvalue()


class _Screen:
    """The lines of one report at one width, in cells."""

    def __init__(self, shown: View, width: int) -> None:
        self.shown = shown
        self.width = width

    def lines(self) -> Iterator["Text"]:
        """Every line, blocks apart by an empty one."""
        blocks = (self._head(), self._parts(), self._standards(), self._steps(), self._foot())
        for number, block in enumerate(filter(None, map(list, blocks))):
            if number:
                yield self._text()
            yield from block

    def _head(self) -> Iterator["Text"]:
        shown = self.shown
        about = f"{shown.kind} · {shown.address}" + (f" @ {_short(shown.revision)}" if shown.revision else "")
        yield from self._pair(shown.title, about, "bold", "dim")
        where = next((spot.text for finding in shown.says_at for spot in finding.places), "")
        yield from self._labelled("It says", shown.says, where)
        yield from self._labelled("We found", shown.found)
        if shown.claim:
            yield from self._labelled("The claim", shown.claim)
        for kind, why in shown.readings:
            yield from self._labelled("Read as", f"{kind}: {why}")
        for one in shown.basis:
            yield from self._labelled("Because", one.message, next((spot.text for spot in one.places), ""))

    def _parts(self) -> Iterator["Text"]:
        if not self.shown.applies:
            return
        widest = max(_cells(self._state(row)) for row in self.shown.rows)
        for row in self.shown.rows:
            yield from self._part(row, widest)
        for one in self.shown.contradictions:
            where = next((spot.text for spot in one.places), "")
            yield from self._labelled("But", one.message, where)

    def _part(self, row: Row, widest: int) -> Iterator["Text"]:
        head = self._text((_pad(row.name, 17), ""), (_pad(self._state(row), widest + 2), _STYLES[row.tone]))
        indent = 17 + widest + 2
        room = self.width - indent
        if room < 24:
            yield head
            head, indent, room = self._text((" " * 3, "")), 3, self.width - 3
        told = self._covered(row, room) if row.licence else self._told(row, room)
        first, *rest = told or [""]
        yield head.append(first)
        yield from (self._text((" " * indent, ""), (line, "dim")) for line in rest)

    def _state(self, row: Row) -> str:
        return f"{row.symbol} {row.state}"

    def _covered(self, row: Row, room: int) -> list[str]:
        """Terms and place on one line; for pieces, a second line that names them."""
        column = min(max(_cells(self._terms(one)) for one in self.shown.rows), room // 2)
        where = row.where.text if row.where else ""
        line = f"{_pad(self._terms(row, column), column)}  {_cut(where, room - column - 2)}"
        return [line, *_wrapped(row.note, room, 2)] if row.state.startswith("partial") else [line]

    def _terms(self, row: Row, room: int = 2**31) -> str:
        """The licence, cut where there is no room for it, and whole what it amounts to."""
        amounts = f" ({row.terms})" if row.terms else ""
        return _end(row.licence.replace("LicenseRef-", ""), max(1, room - _cells(amounts))) + amounts

    def _told(self, row: Row, room: int) -> list[str]:
        where = row.where.text if row.where else ""
        if not where:
            return _wrapped(row.note, room, 2)
        note = _end(row.note, max(room // 2, room - 2 - _cells(where)))
        return [f"{note}  {_cut(where, room - 2 - _cells(note))}"]

    def _standards(self) -> Iterator["Text"]:
        grades = self.shown.grades
        name = min(max((_cells(one.id) for one in grades), default=0), self.width // 3)
        word = min(max((_cells(one.grade) for one in grades), default=0), self.width // 3)
        for one in grades:
            line = self._text((_pad(_cut(one.id, name), name + 2), ""), (_pad(_cut(one.grade, word), word), "bold"))
            room = self.width - name - word - 4
            told = "; ".join(filter(None, [one.between, one.summary]))
            yield line.append(f"  {_end(told, room)}" if room > 8 else "")

    def _steps(self) -> Iterator["Text"]:
        steps = self.shown.steps
        if not steps:
            return
        yield from self._pair("Towards open, cheapest first", "openassay rule ID explains", "bold", "dim")
        for number, step in enumerate(steps[:_STEPS], start=1):
            text = _end(step.text, self.width - _cells(step.rule) - 5)
            yield self._text((f"{number}  {text}  ", ""), (step.rule, "dim"))
        if len(steps) > _STEPS:
            yield self._text((f"   and {len(steps) - _STEPS} more", "dim"))

    def _foot(self) -> Iterator["Text"]:
        shown = self.shown
        files = f"{shown.files} file{'' if shown.files == 1 else 's'}"
        left = f"{len(shown.not_examined)} not examined"
        line = f"{files} · {left} · nothing was executed · openassay {shown.version}"
        yield self._text((_end(line, self.width), "dim"))

    def _labelled(self, label: str, text: str, where: str = "") -> Iterator["Text"]:
        room = self.width - _LABEL
        side = min(_cells(where), room // 2)
        first, *rest = _wrapped(text, room - (side + 2 if where else 0), 3) or [""]
        gap = " " * max(2, room - _cells(first) - side)
        yield self._text((_pad(label, _LABEL), "dim"), (first, ""), (gap + _cut(where, side) if where else "", "dim"))
        yield from (self._text((" " * _LABEL + line, "")) for line in rest)

    def _pair(self, left: str, right: str, left_style: str, right_style: str) -> Iterator["Text"]:
        """Both ends of one line, or two lines where they do not fit on one."""
        gap = self.width - _cells(left) - _cells(right)
        if gap >= 2:
            yield self._text((left, left_style), (" " * gap + right, right_style))
            return
        yield self._text((_cut(left, self.width), left_style))
        yield self._text((_cut(right, self.width), right_style))

    def _text(self, *pieces: tuple[str, str]) -> "Text":
        from rich.text import Text

        return Text.assemble(" ", *pieces, end="\n")


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _short(revision: str) -> str:
    """A commit by its first seven digits, any other revision as it is."""
    return revision[:7] if len(revision) in (40, 64) and set(revision) <= set("0123456789abcdef") else revision


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - _cells(text))


def _cut(text: str, width: int) -> str:
    """At most `width` cells, an ellipsis in the middle: both ends of a path tell something."""
    if _cells(text) <= width:
        return text
    tail = max(0, (width - 1) * 2 // 3)
    return _start(text, width - 1 - tail) + "…" + _start(text[::-1], tail)[::-1]


def _end(text: str, width: int) -> str:
    """At most `width` cells, an ellipsis at the end."""
    return text if _cells(text) <= width else _start(text, width - 1) + "…"


def _start(text: str, width: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += _cells(character)
        if used > width:
            return text[:index]
    return text


def _wrapped(text: str, width: int, most: int) -> list[str]:
    """At most `most` lines of at most `width` cells, broken at spaces where there are any."""
    lines: list[str] = []
    while text and len(lines) < most:
        line = _start(text, width)
        if len(lines) == most - 1:
            line = _end(text, width)
        elif len(line) < len(text) and text[len(line)] != " " and " " in line:
            line = line[: line.rindex(" ")]
        lines.append(line.rstrip())
        text = text[len(line) :].lstrip()
    return lines
