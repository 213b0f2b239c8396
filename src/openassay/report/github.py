"""Annotations of GitHub workflows: one command a line, at most as many of each level as are shown."""

from collections.abc import Iterator

from openassay.report.headline import headline
from openassay.report.options import Options
from openassay.report.plain import inert, prose, visible
from openassay.report.problem import Problem, errors, problems
from openassay.schema import Location, Report

NAME = "github"
SUFFIX = ".annotations"
SEVERAL = True

_MOST = 10
"""Of each level, in one step of a workflow; what is above is dropped without a word, so it is counted here."""

_LEVELS = {"error": "error", "warning": "warning", "note": "notice", "open": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, options: Options) -> str:  # noqa: ARG001 - every format has the same call
    """The commands, gravest first; the sentence of what was found is the first notice."""
    lines = [*_errors(report), *(_line(one) for one in problems(report))]
    title = prose(report.subject.name) or visible(report.release.address)
    lines.append(command("notice", headline(report), title=title))
    return "".join(f"{line}\n" for level in ("error", "warning", "notice") for line in _shown(lines, level))


def command(level: str, text: str, **properties: str) -> str:
    """One workflow command. Escaped and on one line, so whatever a release says is its text and no command."""
    given = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items() if value)
    return f"::{level}{' ' if given else ''}{given}::{_escaped(prose(text), _DATA)}"


def _escaped(text: str, table: dict[int, str]) -> str:
    return inert(visible(text)).translate(table)


def _errors(report: Report) -> Iterator[str]:
    for one in errors(report):
        level = "error" if one.severity == "error" else "warning"
        yield command(level, f"Could not be examined: {one.message}", **_place(one.locations), title=one.rule)


def _line(one: Problem) -> str:
    text = f"Not known: {one.message}" if one.level == "open" else one.message
    return command(_LEVELS[one.level], text, **_place(one.locations), title=one.rule)


def _place(locations: tuple[Location, ...]) -> dict[str, str]:
    """The first file; where there is none, GitHub shows the text without one."""
    spot = next((spot for spot in locations if spot.path), None)
    if spot is None:
        return {}
    lines = {"line": str(spot.line or ""), "endLine": str(spot.end_line or "")}
    return {"file": spot.path, **lines}


def _shown(lines: list[str], level: str) -> list[str]:
    """The headline first among the notices; the last place for the count of those left out."""
    chosen = [line for line in lines if line.startswith(f"::{level}")]
    ordered = chosen[-1:] + chosen[:-1] if level == "notice" else chosen
    if len(ordered) <= _MOST:
        return ordered
    left = len(ordered) - _MOST + 1
    return [*ordered[: _MOST - 1], command(level, f"and {left} more: see the report in another format")]
