"""How git is talked to: a process whose answers are awaited for a limited time, and read in pieces."""

import os
import select
import subprocess
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import IO, Self

from openassay.source.opened import SourceError

ANSWER_SECONDS = 60.0
"""Longest wait for git's next bytes: a repository may hold a pipe where git expects a file."""
MAX_RECORD = 2**20
"""Longest record of a listing or line of an answer, in bytes."""
_PIPE = 2**20


class DamagedError(SourceError):
    """One object is not what it seems. Others may be."""


class _Git:
    """A git process with its output. Use it in a `with`, or close it. `patience` is how long to wait for an answer."""

    def __init__(
        self, command: list[str], environment: dict[str, str], folder: os.PathLike[str], patience: Callable[[], float]
    ) -> None:
        # A process group of its own keeps git off the terminal.
        self._process = subprocess.Popen(  # noqa: S603 - a fixed command, no shell
            command, env=environment, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, bufsize=0, pipesize=_PIPE, start_new_session=True,
        )  # fmt: skip
        self._buffer = bytearray()
        self._patience = patience

    def close(self) -> None:
        """Stop git and give its pipes back."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _more(self) -> bytes:
        """What git says next, empty at its end. Raises SourceError where it says nothing for too long."""
        stream, seconds = _pipe(self._process.stdout), self._patience()
        if not select.select([stream], [], [], seconds)[0]:
            raise silent(seconds)
        return os.read(stream.fileno(), _PIPE)

    def _until(self, mark: bytes, *, cut: bool = False) -> bytes | None:
        """The next piece that ends with the mark, without it; none at the end of the output. A long one may be cut."""
        start, searched = b"", 0
        while (end := self._buffer.find(mark, searched)) < 0:
            searched = len(self._buffer)
            if searched > MAX_RECORD:
                if not cut:
                    raise DamagedError(f"git answered with more than {MAX_RECORD:,} bytes. Run git fsck there.")
                start, searched = start or bytes(self._buffer[:MAX_RECORD]), 0
                self._buffer.clear()
            more = self._more()
            if not more:
                return None
            self._buffer += more
        piece = start or bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return piece


class Lines(_Git):
    """A git command that lists records, each ended by a zero byte."""

    def records(self) -> Iterator[bytes]:
        """Every record as it comes; of one that is too long, the beginning."""
        while (record := self._until(b"\0", cut=True)) is not None:
            yield record

    def wait(self) -> int:
        """The exit status, once all records were read."""
        seconds = self._patience()
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise silent(seconds) from error


class Batch(_Git):
    """A lasting `git cat-file --batch`: ask for ids, then take each answer in turn, whole."""

    def ask(self, identities: list[str]) -> None:
        """Send questions; together they must fit a pipe. Raises SourceError where git is gone."""
        try:
            os.write(_pipe(self._process.stdin).fileno(), b"".join(one.encode("ascii") + b"\n" for one in identities))
        except BrokenPipeError as error:
            raise SourceError("git ended early. Run git fsck on the repository.") from error

    def header(self, identity: str) -> int | None:
        """The size of the next answer in bytes, none where the object is missing. Raises SourceError."""
        line = self._until(b"\n")
        if line is None:
            raise DamagedError(f"git could not read object {identity}. Run git fsck on the repository.")
        name, _, rest = line.decode("ascii", "replace").partition(" ")
        kind, _, size = rest.partition(" ")
        if name == identity and rest == "missing":
            return None
        if name != identity or kind != "blob":
            raise DamagedError(f"object {identity} is no file, though the folder says so. Run git fsck there.")
        return int(size)

    def body(self, size: int) -> Iterator[bytes]:
        """The next `size` bytes in pieces, and the line end after them."""
        left = size
        while left:
            if not self._buffer:
                self._buffer += self._more()
            if not self._buffer:
                raise DamagedError("git ended in the middle of an object. Run git fsck on the repository.")
            chunk = bytes(self._buffer[:left])
            del self._buffer[:left]
            left -= len(chunk)
            yield chunk
        self._until(b"\n")


def silent(seconds: float) -> SourceError:
    """The error for a git that says nothing."""
    return SourceError(f"git gave no answer for {seconds:.3g} seconds. Allow more, or run git fsck on the repository.")


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise SourceError("git was started without a pipe.")
    return stream
