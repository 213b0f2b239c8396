"""`openassay rule`: what a rule looks for, why, and how to satisfy it."""

from collections.abc import Iterator
from textwrap import fill
from typing import TYPE_CHECKING

import click

from openassay.cli import _write

if TYPE_CHECKING:
    from openassay.detect import Detector


@click.command(name="rule")
@click.argument("id_", metavar="[ID]", required=False)
def command(id_: str | None) -> None:
    """Explain a rule: what it looks for, why, and how to satisfy it. Without an ID, all rules."""
    from openassay import api

    lines = _record(api.rule(id_)) if id_ else (f"{one.id}  {one.question}" for one in api.rules())
    _write.out("".join(f"{line}\n" for line in lines))


def _record(rule: "Detector") -> Iterator[str]:
    yield f"{rule.id}  {rule.part}"
    yield ""
    yield fill(rule.question, 80)
    yield ""
    for label, text in (("Why", rule.why), ("To satisfy it", rule.satisfy)):
        yield fill(f"{label}: {text}", 80, subsequent_indent="  ")
    yield fill(f"Facts: {', '.join(rule.facts)}", 80, subsequent_indent="  ", break_on_hyphens=False)
    yield f"Since: {rule.since}"
