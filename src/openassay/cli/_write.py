"""Where text goes: standard output with respect for who reads it, or a file that is whole or not there."""

import os
import shutil
import sys
import tempfile
from pathlib import Path


def coloured(*, no_color: bool) -> bool:
    """Colour only on a terminal that did not refuse it."""
    refused = no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not refused and sys.stdout.isatty()


def width() -> int:
    """The columns of the terminal; 80 where output is not read on one."""
    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80


def out(text: str) -> None:
    """Print text as UTF-8, or as the terminal's own encoding allows. A reader that went away is no error."""
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding or "utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def error(line: str) -> None:
    """One line on standard error, harmless whatever names it holds."""
    from openassay.api import visible

    sys.stderr.write(f"openassay: {visible(line)}\n")


def progress(text: str, *, quiet: bool) -> None:
    """One line that the next one replaces, on a terminal only; an empty text wipes it."""
    if not quiet and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def file(path: Path, text: str) -> None:
    """Write a file in one step: readers see the old one or the whole new one. Raises OpenassayError."""
    from openassay.api import OpenassayError

    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:64]}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8", "backslashreplace"))
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise OpenassayError(f"could not write {path} ({error.strerror}): name a place that can be written") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
