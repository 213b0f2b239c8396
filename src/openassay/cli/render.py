"""`openassay render`: reports that were kept, in another format."""

import sys
from pathlib import Path
from typing import Any

import click

from openassay.cli import _choice, _tell


@click.command(name="render")
@click.argument(
    "reports", metavar="REPORT...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)
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
    help="Write here; several reports need a folder, or --matrix.",
)
@click.option("--part", "parts", multiple=True, type=_choice.OneOf("part", _choice.parts), help=_tell.PART)
@click.option("--matrix", is_flag=True, help=_tell.MATRIX)
@click.option("--no-color", is_flag=True, help="No colour, as with NO_COLOR.")
def command(reports: tuple[Path, ...], **given: Any) -> None:
    """Tell reports that were kept in another format. REPORT is a JSON file, or - for standard input."""
    from openassay import api

    asked = _tell.telling(given, len(reports))
    _tell.tell([api.load(_bytes(report)) for report in reports], asked)


def _bytes(path: Path) -> bytes:
    from openassay.api import OpenassayError

    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise OpenassayError(f"could not read {path} ({error.strerror}): name a report in JSON") from error
