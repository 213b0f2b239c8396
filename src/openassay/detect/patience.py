"""How long detectors may look, each and together: hostile text can make any pattern slow, and the rest must be examined."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from openassay.schema import NotExamined, OpenassayError

DETECTION_SECONDS = 60.0
"""How long all detectors together may look at a release without files, unless more is asked for."""
ENTRY_SECONDS = 0.002
"""How much longer for each entry of its tree."""
SHARE = 10
"""Which part of the time for a release all detectors may take at least: a tenth."""
_OF_THE_REST = 2 / 3


class OutOfTimeError(OpenassayError):
    """A detector did not end in its time."""


class Budget:
    """The time that all detectors share. None takes more than two thirds of what is left, so that each has some."""

    def __init__(self, entries: int, max_seconds: float) -> None:
        wanted = max(DETECTION_SECONDS, max_seconds / SHARE) + entries * ENTRY_SECONDS
        self.seconds = min(wanted, max_seconds)
        self._until = time.monotonic() + self.seconds
        self._short: list[str] = []

    @contextmanager
    def spend(self, rule: str, seconds: float) -> Iterator[None]:
        """Let a rule look for `seconds`, or for less where less is left. Raises OutOfTimeError in the block."""
        granted = min(seconds, (self._until - time.monotonic()) * _OF_THE_REST)
        try:
            with limited(granted):
                yield
        except OutOfTimeError:
            self._short += [rule] if granted < seconds else []
            raise

    def notes(self) -> tuple[NotExamined, ...]:
        """Which rules had less than their own time, because others had taken it."""
        why = f"detection may take {self.seconds:g} seconds in all, which others had used up; allow more seconds"
        return tuple(NotExamined(what=f"what {rule} looks for", why=why) for rule in self._short)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError in the block when the time is over, in the midst of a pattern too.

    Rests on a signal, which only the main thread can take; in other threads the block runs without a limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(signum: int, frame: FrameType | None) -> None:
    raise OutOfTimeError("it did not end in its time")
