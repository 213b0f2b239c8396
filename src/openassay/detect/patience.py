"""How long a detector may look: hostile text can make any pattern slow, and the rest of the release must be examined."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from openassay.schema import OpenassayError


class OutOfTimeError(OpenassayError):
    """A detector did not end in its time."""


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
