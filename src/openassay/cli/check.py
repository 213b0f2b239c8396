"""`openassay check`: what is in a release, what it claims, and what one may do with it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from openassay.cli import _choice, _exit, _write

if TYPE_CHECKING:
    from openassay.api import Report


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How the reports of one call are made and told."""

    format: str
    output: Path | None
    parts: tuple[str, ...]
    fail_on: tuple[str, ...]
    quiet: bool
    no_color: bool


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
    help="Write here; several addresses need a folder.",
)
@click.option(
    "--standard",
    "standards",
    multiple=True,
    type=_choice.OneOf("standard", _choice.standards),
    metavar="ID",
    help="Read it through this standard only (openassay standards lists them). Repeatable; default: all.",
)
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=_choice.OneOf("part", _choice.parts),
    help="Show this part only. Repeatable; JSON holds all.",
)
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
    asked = Asked(
        format=given.pop("format_") or _choice.format_for(given["output"] if len(addresses) == 1 else None),
        output=given.pop("output"),
        parts=given.pop("parts"),
        fail_on=given.pop("fail_on"),
        quiet=given.pop("quiet"),
        no_color=given.pop("no_color"),
    )
    if asked.format == "json" and asked.output is None and len(addresses) > 1:
        raise click.UsageError("several addresses as JSON need --output FOLDER: one file each.")
    _prepare(asked.output, len(addresses))
    full = given.pop("digest") == "full"
    return _exit.worst(list(_each(addresses, asked, full=full, **given)))


def _prepare(output: Path | None, addresses: int) -> None:
    if output is None or addresses == 1:
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(
            f"--output {output} must be a folder for several addresses ({error.strerror})."
        ) from error


def _each(addresses: tuple[str, ...], asked: Asked, **given: Any) -> Iterator[int]:
    """One code per address. With several, one that cannot be opened does not keep the others from being told."""
    from openassay import api

    for address in addresses:
        _write.progress(f"openassay: reading {api.visible(address)} …", quiet=asked.quiet)
        try:
            report = api.check(address, **given)
        except api.UsageError:
            raise
        except api.OpenassayError as error:
            _write.error(str(error))
            yield _exit.NOTHING if isinstance(error, api.NothingToExamineError) else _exit.INCOMPLETE
            continue
        finally:
            _write.progress("", quiet=asked.quiet)
        yield _told(report, asked, alone=len(addresses) == 1)


def _told(report: "Report", asked: Asked, *, alone: bool) -> int:
    from openassay import api

    failed = api.failures(report, asked.fail_on)
    if asked.output is None:
        colour = _write.coloured(no_color=asked.no_color)
        _write.out(api.render(report, asked.format, width=_write.width(), colour=colour, parts=asked.parts))
    else:
        path = _path(asked.output, report, asked.format, alone=alone)
        _write.file(path, api.render(report, asked.format, parts=asked.parts))
    lacking = api.incomplete(report)
    for line in (*lacking, *(f"gate failed: {one}" for one in failed)):
        _write.error(line)
    return _exit.INCOMPLETE if lacking else _exit.GATE if failed else _exit.FINE


def _path(output: Path, report: "Report", form: str, *, alone: bool) -> Path:
    """The file itself, or one in the folder, named after the release's address and told apart by a digest."""
    from openassay import api

    if alone and not output.is_dir():
        return output
    release = report.release
    words = re.sub(r"[^A-Za-z0-9.]+", "-", release.address).strip("-.")[-60:].lstrip("-.")
    asked = f"{release.address}\n{release.revision}\n{release.subfolder}\n{release.name}"
    mark = hashlib.sha256(asked.encode()).hexdigest()[:8]
    return output / f"{words or 'release'}-{mark}{api.suffix(form)}"
