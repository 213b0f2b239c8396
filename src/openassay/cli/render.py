"""`openassay render`: a report that was kept, in another format."""

import sys
from pathlib import Path

import click

from openassay.cli import _choice, _write


@click.command(name="render")
@click.argument("report", metavar="REPORT", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "format_",
    type=_choice.OneOf("format", _choice.formats),
    help="Default: by the ending of --output, else terminal.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write here.")
@click.option(
    "--part", "parts", multiple=True, type=_choice.OneOf("part", _choice.parts), help="Show this part only. Repeatable."
)
@click.option("--no-color", is_flag=True, help="No colour, as with NO_COLOR.")
def command(report: Path, format_: str | None, output: Path | None, parts: tuple[str, ...], *, no_color: bool) -> None:
    """Tell a report that was kept in another format. REPORT is a JSON file, or - for standard input."""
    from openassay import api

    kept = api.load(_bytes(report))
    chosen = format_ or _choice.format_for(output)
    if output is None:
        colour = _write.coloured(no_color=no_color)
        _write.out(api.render(kept, chosen, width=_write.width(), colour=colour, parts=parts))
    else:
        _write.file(output, api.render(kept, chosen, parts=parts))


def _bytes(path: Path) -> bytes:
    from openassay.api import OpenassayError

    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise OpenassayError(f"could not read {path} ({error.strerror}): name a report in JSON") from error
