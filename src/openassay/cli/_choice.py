"""An option whose values come from a folder walk, which is made only when the option is used or its help is read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    TextType = click.ParamType[str]
else:
    TextType = click.ParamType  # not generic before click 8.5


class OneOf(TextType):
    """One of the values that `values` gives, checked when the option is used."""

    def __init__(self, name: str, values: Callable[[], Sequence[str]]) -> None:
        self.name = name
        self.values = values

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002 - click's signature
        """The values, as help shows them."""
        return f"[{'|'.join(self.values())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value, or click's usage error."""
        if value not in self.values():
            self.fail(f"{value!r} is no {self.name}: choose from {', '.join(self.values())}", param, ctx)
        return value

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """The values that start so."""
        return [CompletionItem(value) for value in self.values() if value.startswith(incomplete)]


def formats() -> Sequence[str]:
    """The names of the formats."""
    from openassay import api

    return api.formats()


def format_for(output: Path | None) -> str:
    """The format that the ending of a file stands for, else the terminal's."""
    from openassay import api

    ending = output.suffix if output else ""
    return next((name for name in api.formats() if ending and api.suffix(name) == ending), "terminal")


def parts() -> Sequence[str]:
    """The ids of the parts."""
    from openassay import api

    return api.PARTS


def standards() -> Sequence[str]:
    """The ids of the standards."""
    from openassay import api

    return [one.id for one in api.standards()]
