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

    output = given["output"]
    form = given["format_"] or (_choice.format_for(output) if output else "lint")
    asked = _tell.telling({**given, "format_": form, "matrix": False, "parts": ()}, 1)
    _write.progress(f"openassay: reading {api.visible(address)} …", quiet=quiet)
    report = api.audit_randomness(address, offline=True, revision=revision)
    _write.progress("", quiet=quiet)
    _tell.tell([report], asked)
    counts = _counts(report, likely=likely)
    if lacking := api.incomplete(report):
        for line in lacking:
            _write.error(line)
        return _exit.INCOMPLETE
    worst = _LEVELS[: _LEVELS.index(fail_on) + 1] if fail_on in _LEVELS else ()
    return _exit.GATE if any(counts[level] for level in worst) else _exit.FINE


def _counts(report: "Report", *, likely: bool) -> dict[str, int]:
    """How many findings of each level count."""
    told = [one for one in report.evidence if one.outcome == "yes" and (likely or one.sure == "certain")]
    return {level: sum(one.severity == level for one in told) for level in _LEVELS}
