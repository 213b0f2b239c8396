"""Markdown for an issue, a pull request or a model card; everything from a release is escaped."""

import re
from collections.abc import Iterable, Iterator

from openassay.report.options import Options
from openassay.report.place import Place
from openassay.report.view import Finding, Row, Step, View, view
from openassay.schema import Report

NAME = "markdown"
SUFFIX = ".md"
SEVERAL = True

_SPECIAL = re.compile(
    r"[\\`*_\[\]<>#|~&$]|^[-=+]|^\d+(?=[.)])|:(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)\.", re.IGNORECASE
)
_AT = re.compile(r"(@+)")
_TICKS = re.compile(r"`+")


def render(report: Report, options: Options) -> str:
    """The page as Markdown with the tables of GitHub; no raw HTML."""
    shown = view(report, options)
    blocks = (
        _head(shown), _faults(shown), _parts(shown), _standards(shown), _steps(shown), _left(shown), _foot(shown),
    )  # fmt: skip
    return "\n\n".join(text for text in ("\n".join(block) for block in blocks) if text) + "\n"


def escaped(text: str) -> str:
    """Text that no reader of Markdown takes for markup, a link or (`@` in code) a mention."""
    pieces = _AT.split(text)
    return "".join(code(piece) if piece.startswith("@") else _SPECIAL.sub(_escape, piece) for piece in pieces)


def code(text: str) -> str:
    """Text as a code span, whatever backticks and bars it holds."""
    longest = max(map(len, _TICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    room = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{room}{text}{room}{fence}"


def _cell(text: str) -> str:
    """Text as a code span in a table, where readers disagree about a bar in code: then as escaped text."""
    return escaped(text) if "|" in text else code(text)


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    return found + "\\" if found.isdigit() else "\\" + found


def _head(shown: View) -> Iterator[str]:
    yield f"# {escaped(shown.title)}"
    yield ""
    yield f"{shown.kind} · {code(shown.address)}" + (f" @ {code(shown.revision)}" if shown.revision else "")
    yield ""
    if not shown.audited:
        yield f"- **It says:** {escaped(shown.says)}{_at(shown.says_at)}"
    yield f"- **We found:** {escaped(shown.found)}"
    if shown.claim:
        yield f"- **The claim** {escaped(shown.claim)}"
    readings = () if shown.audited else shown.readings
    yield from (f"- **Read as {kind}:** {escaped(why)}" for kind, why in readings)
    yield from (f"- **Because:** {escaped(one.message)}{_at([one])}" for one in shown.basis)
    yield from (f"- **But:** {escaped(one.message)}{_at([one])}" for one in shown.contradictions)


def _faults(shown: View) -> Iterator[str]:
    if not shown.faults:
        return
    yield "## What makes a run differ"
    yield ""
    for one in shown.faults:
        doubt = "" if one.sure == "certain" else f" ({one.sure})"
        yield f"- **{one.level}**{doubt}: {escaped(one.message)} {code(one.rule)}{_at([one])}"


def _parts(shown: View) -> Iterator[str]:
    if not shown.applies:
        return
    yield "| Part | State | What was found | Licence | Where |"
    yield "|---|---|---|---|---|"
    yield from map(_row, shown.rows)


def _row(row: Row) -> str:
    terms = _cell(row.licence) + (f" {row.terms}" if row.terms else "") if row.licence else "\N{EN DASH}"
    where = _linked(row.where, _cell(row.where.text)) if row.where else ""
    state = f"{row.symbol} {row.state}"
    return f"| {row.name} | {state} | {escaped(row.note)} | {terms} | {where} |"


def _standards(shown: View) -> Iterator[str]:
    if not shown.grades:
        return
    yield "| Standard | Grade | |"
    yield "|---|---|---|"
    for one in shown.grades:
        told = "; ".join(filter(None, [one.between, one.summary]))
        yield f"| {escaped(one.title)} | {escaped(one.grade)} | {escaped(told)} |"


def _steps(shown: View) -> Iterator[str]:
    if not shown.steps:
        return
    yield "## Towards open, cheapest first"
    yield ""
    yield from (f"1. {_placed(step)}{escaped(step.text)} {code(step.rule)}" for step in shown.steps)


def _placed(step: Step) -> str:
    """Where to write, and the line, in front of the sentence."""
    where = f"{_linked(step.where, code(step.where.text))}: " if step.where else ""
    return where + (f"{code(step.write)} " if step.write else "")


def _left(shown: View) -> Iterator[str]:
    if not shown.not_examined:
        return
    yield "## Not examined"
    yield ""
    yield from (f"- {code(what)} {escaped(why)}" for what, why in shown.not_examined)


def _foot(shown: View) -> Iterator[str]:
    files = f"{shown.files} file{'' if shown.files == 1 else 's'}"
    yield f"{files}, {len(shown.not_examined)} not examined, nothing was executed."
    yield "“Missing” means not found in what was examined."
    yield f"openassay {code(shown.version)}, assessment {code(shown.assessment)}."


def _at(findings: Iterable[Finding]) -> str:
    spot = next((spot for finding in findings for spot in finding.places), None)
    return f" ({_linked(spot, code(spot.text))})" if spot else ""


def _linked(spot: Place, text: str) -> str:
    return f"[{text}](<{spot.link}>)" if spot.link else text
