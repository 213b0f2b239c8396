"""The exit codes and which of several wins."""

from collections.abc import Iterable

FINE = 0
GATE = 1
USAGE = 2
NOTHING = 3
INCOMPLETE = 4
SIGNALLED = 128
INTERRUPTED = 130

_WORST = (INCOMPLETE, GATE, NOTHING, FINE)


def worst(codes: Iterable[int]) -> int:
    """The code that a run over several releases ends with."""
    return min(codes, key=_WORST.index, default=FINE)
