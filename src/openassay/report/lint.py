"""One line for each place, as compilers and linters write them: editors and people jump to it."""

from collections import Counter
from collections.abc import Iterator

from openassay.report.options import Options
from openassay.report.plain import inert, prose, visible
from openassay.report.problem import Level, Problem, errors, problems
from openassay.schema import Location, Report

NAME = "lint"
SUFFIX = ".lint"
SEVERAL = True

_LEVELS = {"open": "unknown"}
_WORDS: dict[Level, str] = {"error": "error(s)", "warning": "warning(s)", "note": "note(s)", "open": "unknown"}


def render(report: Report, options: Options) -> str:  # noqa: ARG001 - every format has the same call
    """path:line: level: message [rule], errors first, then by place."""
    lines = [
        f"{_where(one.locations)}error: could not be examined: {prose(one.message)} [{one.rule}]"
        for one in errors(report)
    ]
    order = {"error": 0, "warning": 1, "note": 2, "open": 3}
    every = sorted(problems(report), key=lambda one: (order[one.level], _key(one)))
    lines += [line for one in every for line in _lines(one)]
    return "".join(f"{inert(visible(line))}\n" for line in (*lines, _summary(report, every)))


def _summary(report: Report, every: list[Problem]) -> str:
    counts = Counter(one.level for one in every for _ in one.locations or (None,))
    told = ", ".join(f"{counts[level]} {word}" for level, word in _WORDS.items() if counts[level])
    walked = sum(one.fact == "rng.walked" for one in report.evidence)
    followed = f" {walked} program(s) followed." if walked else ""
    return (f"Found: {told}." if told else "No problem was found.") + followed


def _lines(one: Problem) -> Iterator[str]:
    level = _LEVELS.get(one.level, one.level)
    doubt = f" ({one.sure})" if one.sure not in ("", "certain") and one.level != "open" else ""
    yield f"{_where(one.locations)}{level}: {prose(one.message)}{doubt} [{one.rule}]"
    for place in one.locations[1:]:
        yield f"{_where((place,))}{level}: as at {_where(one.locations).rstrip(': ')}{doubt} [{one.rule}]"


def _key(one: Problem) -> tuple[str, int]:
    first = one.locations[0] if one.locations else None
    return (first.path, first.line or 0) if first else ("", 0)


def _where(locations: tuple[Location, ...]) -> str:
    if not locations or not locations[0].path:
        return ""
    first = locations[0]
    return f"{visible(first.path)}:{first.line}: " if first.line else f"{visible(first.path)}: "
