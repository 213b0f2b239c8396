"""`openassay rng`: why can this training not be repeated?"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from openassay.cli import _choice, _exit, _tell, _write

if TYPE_CHECKING:
    from openassay.api import Report

_LEVELS = ("error", "warning", "note")


@click.command(name="rng")
@click.argument("address", metavar="PATH")
@click.option(
    "--format",
    "format_",
    type=_choice.OneOf("format", _choice.formats),
    help="Default: by the ending of --output, else lint; map shows every draw in order.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here.")
@click.option(
    "--fail-on",
    type=click.Choice([*_LEVELS, "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 where something certain is this or worse. Error: changes every run; warning: elsewhere.",
)
@click.option("--likely", is_flag=True, help="What is only likely counts for --fail-on too.")
@click.option("--revision", default="", metavar="REV", help="Commit, tag or branch of a git repository.")
@click.option("--quiet", is_flag=True, help="Say nothing but the report and errors.")
@click.option("--no-color", is_flag=True, help="No colour, as with NO_COLOR.")
def command(address: str, *, fail_on: str, likely: bool, quiet: bool, revision: str, **given: Any) -> int:
    """Find what makes a training differ when it is run again: seeds, draws, orders, switches, checkpoints.

    PATH is a folder, a Python file, a notebook, or a git repository. Nothing of it is executed.
    A line is left out with a comment that says why: # openassay: ignore[OA-RNG-12] noise for a plot only
    """
    from openassay import api

    form = given["format_"] or _format(given["output"])
    asked = _tell.telling({**given, "format_": form, "matrix": False, "parts": ()}, 1)
    _write.progress(f"openassay: reading {api.visible(address)} …", quiet=quiet)
    try:
        report = api.audit_randomness(address, revision=revision)
    except api.NothingToExamineError as error:
        _write.error(str(error))
        return _exit.NOTHING
    finally:
        _write.progress("", quiet=quiet)
    _tell.tell([report], asked)
    unread = [one.message for one in report.evidence if one.fact == "rng.unread"]
    for line in (*api.incomplete(report), *unread):
        _write.error(line)
    counts = _counts(report, likely=likely)
    worst = _LEVELS[: _LEVELS.index(fail_on) + 1] if fail_on in _LEVELS else ()
    failed = any(counts[level] for level in worst)
    return _exit.INCOMPLETE if api.incomplete(report) or unread else _exit.GATE if failed else _exit.FINE


def _format(output: Path | None) -> str:
    """By the ending of the file, else lines; a table of the parts cannot hold what an audit finds."""
    form = _choice.format_for(output) if output else "lint"
    if form == "csv":
        raise click.UsageError("csv is a table of the seven parts: take json, sarif or lint.")
    return "lint" if form == "terminal" else form


def _counts(report: "Report", *, likely: bool) -> dict[str, int]:
    """How many findings of each level count."""
    told = [one for one in report.evidence if one.outcome == "yes" and (likely or one.sure == "certain")]
    return {level: sum(one.severity == level for one in told) for level in _LEVELS}
