"""Where something is, and what a value got from where."""

from msgspec import Struct


class Place(Struct, frozen=True, order=True):
    """A line of a file."""

    path: str
    line: int


class Taint(Struct, frozen=True):
    """Where a value got something that no seed fixes, or an order that nothing fixes.

    kind: clock, process, entropy, drawn, hash, set, listing, arrival, option, machine, checkpoint. `what`
    is the call or the name that brought it; `sure` is false where it may be harmless (the set may hold numbers).
    """

    kind: str
    place: Place
    what: str
    sure: bool = True
