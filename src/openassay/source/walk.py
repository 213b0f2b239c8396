"""Which source reads an address: every file of this room may hold `claims` and `open_release`, found by folder walk."""

import importlib
import os
import pkgutil
from functools import cache
from typing import Protocol, cast

import openassay.source as room
from openassay.source.address import expanded, shown
from openassay.source.opened import Opened, SourceError, Wanted

UNDERSTOOD = (
    "a folder, a git repository (bare or not), a .zip, .tar, .tar.gz, .tgz, .tar.bz2 or .tar.xz archive, "
    "or the https, http, ssh or git address of a repository"
)


MAX_SHOWN = 300
"""How much of an address that nobody reads is shown, in characters."""


class Source(Protocol):
    """What a file of this room gives to be found."""

    def claims(self, address: str) -> int:
        """How surely the address is this source's: 0 for not at all; the highest claim reads it."""
        ...

    def open_release(self, wanted: Wanted) -> Opened:
        """Open what it claimed. Raises SourceError."""
        ...


def open_release(wanted: Wanted) -> Opened:
    """Open a release by whichever source claims its address; close it, or use it in a `with`.

    What exists as a path is a path; `ADDRESS@revision` and `ADDRESS#subfolder` are split only where it does not.
    Raises SourceError where no source claims the address or the one that does cannot open it.
    """
    asked, wanted = wanted.address, expanded(wanted)
    claims = [(one.claims(wanted.address), one) for one in sources()]
    surest = max(claim for claim, _ in claims)
    if not surest:
        raise SourceError(_unclaimed(wanted.address, asked))
    # The order of the room decides between equal claims.
    return next(one for claim, one in claims if claim == surest).open_release(wanted)


@cache
def sources() -> tuple[Source, ...]:
    """Every source of the room, in order of file name."""
    names = sorted(info.name for info in pkgutil.iter_modules(room.__path__))
    modules = [importlib.import_module(f"{room.__name__}.{name}") for name in names]
    return tuple(cast("Source", module) for module in modules if hasattr(module, "claims"))


def _unclaimed(address: str, asked: str) -> str:
    if os.path.lexists(address):
        return f"{address!r} exists, and is nothing that openassay reads. Give {UNDERSTOOD}."
    if address.startswith("hf:"):
        return (
            f"{shown(asked)!r}: hub addresses are not read by this version. "
            "Download the release and give its folder, or give its https address."
        )
    return f"{shown(asked)[:MAX_SHOWN]!r}: no such path, and no address that openassay reads. Give {UNDERSTOOD}."
