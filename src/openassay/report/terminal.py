"""One screen for a terminal: the claim beside the finding, seven parts, the standards, the next steps."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openassay.report.cells import NARROWEST, STYLES, cells, cut, end, pad, printed, wrapped
from openassay.report.options import Options
from openassay.report.view import Row, Step, View, view
from openassay.report.words import short
from openassay.schema import Report

if TYPE_CHECKING:
    from rich.text import Text

NAME = "terminal"
SUFFIX = ".txt"
SEVERAL = True

_LABEL = 11
_STEPS = 3
_FAULTS = 5
_BUTS = 5


def render(report: Report, options: Options) -> str:
    """The screen as text; with colour codes only where the options ask for them."""
    width = max(options.width, NARROWEST)
    return printed(_Screen(view(report, options), width - 1).lines(), width, colour=options.colour)


class _Screen:
    """The lines of one report at one width, in cells."""

    def __init__(self, shown: View, width: int) -> None:
        self.shown = shown
        self.width = width

    def lines(self) -> Iterator["Text"]:
        """Every line, blocks apart by an empty one."""
        blocks = (self._head(), self._faults(), self._parts(), self._standards(), self._steps(), self._foot())
        for number, block in enumerate(filter(None, map(list, blocks))):
            if number:
                yield self._text()
            yield from block

    def _head(self) -> Iterator["Text"]:
        shown = self.shown
        about = f"{shown.kind} · {shown.address}" + (f" @ {short(shown.revision)}" if shown.revision else "")
        yield from self._pair(shown.title, about, "bold", "dim")
        where = next((spot.text for finding in shown.says_at for spot in finding.places), "")
        if not shown.audited:
            yield from self._labelled("It says", shown.says, where)
        yield from self._labelled("We found", shown.found)
        if shown.claim:
            yield from self._labelled("The claim", shown.claim)
        for kind, why in () if shown.audited else shown.readings:
            yield from self._labelled("Read as", f"{kind}: {why}")
        for one in shown.basis:
            yield from self._labelled("Because", one.message, next((spot.text for spot in one.places), ""))

    def _parts(self) -> Iterator["Text"]:
        if not self.shown.applies:
            return
        widest = max(cells(self._state(row)) for row in self.shown.rows)
        for row in self.shown.rows:
            yield from self._part(row, widest)
        for one in self.shown.contradictions[:_BUTS]:
            where = next((spot.text for spot in one.places), "")
            yield from self._labelled("But", one.message, where)
        if len(self.shown.contradictions) > _BUTS:
            yield from self._labelled("", f"and {len(self.shown.contradictions) - _BUTS} more contradictions")

    def _part(self, row: Row, widest: int) -> Iterator["Text"]:
        head = self._text((pad(row.name, 17), ""), (pad(self._state(row), widest + 2), STYLES[row.tone]))
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
        column = min(max(cells(self._terms(one)) for one in self.shown.rows), room // 2)
        where = row.where.text if row.where else ""
        line = f"{pad(self._terms(row, column), column)}  {cut(where, room - column - 2)}"
        return [line, *wrapped(row.note, room, 2)] if row.state.startswith("partial") else [line]

    def _terms(self, row: Row, room: int = 2**31) -> str:
        """The licence, cut where there is no room for it, and whole what it amounts to."""
        amounts = f" ({row.terms})" if row.terms else ""
        return end(row.licence.replace("LicenseRef-", ""), max(1, room - cells(amounts))) + amounts

    def _told(self, row: Row, room: int) -> list[str]:
        where = row.where.text if row.where else ""
        if not where:
            return wrapped(row.note, room, 2)
        note = end(row.note, max(room // 2, room - 2 - cells(where)))
        return [f"{note}  {cut(where, room - 2 - cells(note))}"]

    def _faults(self) -> Iterator["Text"]:
        """What makes a run differ; all of it where that was asked, else the gravest."""
        found = self.shown.faults
        if not found:
            return
        yield from self._pair("What makes a run differ", "openassay rule ID explains", "bold", "dim")
        for one in found if self.shown.audited else found[:_FAULTS]:
            doubt = "" if one.sure == "certain" else f" ({one.sure})"
            where = ", ".join(spot.text for spot in one.places[:3])
            yield from self._labelled(one.level, f"{one.message}{doubt} [{one.rule}]", where)
        if len(found) > _FAULTS and not self.shown.audited:
            yield self._text((f"   and {len(found) - _FAULTS} more: openassay rng", "dim"))

    def _standards(self) -> Iterator["Text"]:
        grades = self.shown.grades
        name = min(max((cells(one.id) for one in grades), default=0), self.width // 3)
        word = min(max((cells(one.grade) for one in grades), default=0), self.width // 3)
        for one in grades:
            line = self._text((pad(cut(one.id, name), name + 2), ""), (pad(cut(one.grade, word), word), "bold"))
            room = self.width - name - word - 4
            told = "; ".join(filter(None, [one.between, one.summary]))
            yield line.append(f"  {end(told, room)}" if room > 8 else "")

    def _steps(self) -> Iterator["Text"]:
        steps = self.shown.steps
        if not steps:
            return
        yield from self._pair("Towards open, cheapest first", "openassay rule ID explains", "bold", "dim")
        for number, step in enumerate(_foremost(steps), start=1):
            yield from self._step(number, step)
        if len(steps) > _STEPS:
            yield self._text((f"   and {len(steps) - _STEPS} more", "dim"))

    def _step(self, number: int, step: Step) -> Iterator["Text"]:
        """Place and line to write, and the sentence below; or the sentence alone."""
        lead = f"{step.where.text}: " if step.where else ""
        text = end(f"{lead}{step.write or step.text}", self.width - cells(step.rule) - 5)
        yield self._text((f"{number}  {text}  ", ""), (step.rule, "dim"))
        if step.write:
            yield self._text(("   " + end(step.text, self.width - 3), "dim"))

    def _foot(self) -> Iterator["Text"]:
        shown = self.shown
        files = f"{shown.files} file{'' if shown.files == 1 else 's'}"
        left = f"{len(shown.not_examined)} not examined"
        line = f"{files} · {left} · nothing was executed · openassay {shown.version}"
        yield self._text((end(line, self.width), "dim"))

    def _labelled(self, label: str, text: str, where: str = "") -> Iterator["Text"]:
        room = self.width - _LABEL
        side = min(cells(where), room // 2)
        first, *rest = wrapped(text, room - (side + 2 if where else 0), 3) or [""]
        gap = " " * max(2, room - cells(first) - side)
        yield self._text((pad(label, _LABEL), "dim"), (first, ""), (gap + cut(where, side) if where else "", "dim"))
        yield from (self._text((" " * _LABEL + line, "")) for line in rest)

    def _pair(self, left: str, right: str, left_style: str, right_style: str) -> Iterator["Text"]:
        """Both ends of one line, or two lines where they do not fit on one."""
        gap = self.width - cells(left) - cells(right)
        if gap >= 2:
            yield self._text((left, left_style), (" " * gap + right, right_style))
            return
        yield self._text((cut(left, self.width), left_style))
        yield self._text((cut(right, self.width), right_style))

    def _text(self, *pieces: tuple[str, str]) -> "Text":
        from rich.text import Text

        return Text.assemble(" ", *pieces, end="\n")


def _foremost(steps: tuple[Step, ...]) -> list[Step]:
    """The few that are shown: the first step of each rule, before further ones of the same rule."""
    firsts = {step.rule: step for step in reversed(steps)}
    return sorted(steps, key=lambda step: firsts[step.rule] != step)[:_STEPS]
