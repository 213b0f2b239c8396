"""`openassay standards`: through which standards a release can be read."""

import click

from openassay.cli import _write


@click.command(name="standards")
def command() -> None:
    """List the standards that a release can be read through."""
    from openassay import api

    known = api.standards()
    widest = max((len(one.id) for one in known), default=0)
    lines = (f"{one.id:<{widest}}  {one.title} {one.version}, our reading {one.revision}" for one in known)
    _write.out("".join(f"{line}\n" for line in lines))
