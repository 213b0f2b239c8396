"""`openassay check`: what is in a release, what it claims, and what one may do with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from openassay.cli import _choice, _exit, _tell, _write

if TYPE_CHECKING:
    from openassay.api import Report


@click.command(name="check")
@click.argument("addresses", metavar="ADDRESS...", nargs=-1, required=True)
@click.option("--revision", default="", metavar="REV", help="Commit, tag or branch (short: ADDRESS@REV).")
@click.option("--subfolder", default="", metavar="PATH", help="The release is in this folder (short: ADDRESS#PATH).")
@click.option("--name", default="", metavar="NAME", help="Which of several releases in one place.")
@click.option(
    "--format",
    "format_",
    type=_choice.OneOf("format", _choice.formats),
    help="Default: by the ending of --output, else terminal.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help="Write here; several addresses need a folder, or --matrix.",
)
@click.option(
    "--standard",
    "standards",
    multiple=True,
    type=_choice.OneOf("standard", _choice.standards),
    metavar="ID",
    help="Read it through the seven parts and this standard. Repeatable; openassay standards lists them; default: all.",
)
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=_choice.OneOf("part", _choice.parts),
    help=_tell.PART,
)
@click.option("--matrix", is_flag=True, help=_tell.MATRIX)
@click.option(
    "--fail-on",
    multiple=True,
    metavar="GATE",
    help=(
        "Exit with 1 where a part is not open, a rule's answer is no, a claim is not supported, or a grade is this or "
        "worse: parameters, OA-RNG-01, claim, seven-parts:weights-only. Repeatable."
    ),
)
@click.option(
    "--digest",
    type=click.Choice(["known", "full"]),
    default="known",
    show_default=True,
    help="full reads and hashes every byte.",
)
@click.option("--audit", is_flag=True, help="Follow the training for what makes a run differ (see openassay rng).")
@click.option("--offline", is_flag=True, help="Ask nothing of any other machine.")
@click.option(
    "--max-seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=600.0,
    show_default=True,
    help="Longest time for one release.",
)
@click.option(
    "--cache-dir",
    type=click.Path(file_okay=False),
    default="",
    metavar="FOLDER",
    help="Where fetched releases are kept.",
)
@click.option("--quiet", is_flag=True, help="Say nothing but the report and errors.")
@click.option("--no-color", is_flag=True, help="No colour, as with NO_COLOR.")
def command(addresses: tuple[str, ...], **given: Any) -> int:
    """Find what is in a release, what it claims, and what one may do with it.

    ADDRESS is a folder, an archive (.zip, .tar.*), a git repository on this machine, bare or not, or a git URL.
    """
    asked = _tell.telling(given, len(addresses))
    given["full"] = given.pop("digest") == "full"
    codes: list[int] = []
    _tell.tell(_reports(addresses, codes, **given), asked)
    return _exit.worst(codes)


def _reports(
    addresses: tuple[str, ...], codes: list[int], *, fail_on: tuple[str, ...], quiet: bool, **given: Any
) -> Iterator["Report"]:
    """The reports as they are made. `codes` gets one per address; what is wrong is said once the report is told."""
    from openassay import api

    for address in addresses:
        report = _checked(address, codes, quiet=quiet, **given)
        if report is None:
            continue
        failed, lacking = api.failures(report, fail_on), api.incomplete(report)
        yield report
        about = f"{address}: " if len(addresses) > 1 else ""
        for line in (*lacking, *(f"gate failed: {one}" for one in failed)):
            _write.error(about + line)
        codes.append(_exit.INCOMPLETE if lacking else _exit.GATE if failed else _exit.FINE)


def _checked(address: str, codes: list[int], *, quiet: bool, **given: Any) -> "Report | None":
    """One report. An address that cannot be opened does not keep the others from being told."""
    from openassay import api

    _write.progress(f"openassay: reading {api.visible(address)} …", quiet=quiet)
    try:
        return api.check(address, **given)
    except api.UsageError:
        raise
    except api.OpenassayError as error:
        _write.error(str(error))
        codes.append(_exit.NOTHING if isinstance(error, api.NothingToExamineError) else _exit.INCOMPLETE)
        return None
    finally:
        _write.progress("", quiet=quiet)
