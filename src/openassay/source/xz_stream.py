"""An .xz file read in pieces, with a limit on the memory that its header may ask for."""

import io
import lzma
from typing import IO

MAX_MEMORY = 2**28
"""Most memory for unpacking, in bytes; the strongest preset of xz needs 65 MiB."""
_PACKED = 2**16


class XzStream(io.RawIOBase):
    """The unpacked bytes. Raises lzma.LZMAError on damage or above MAX_MEMORY, EOFError where the end is missing."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file
        self._unpacker = _unpacker()

    def read(self, size: int = -1) -> bytes:
        """At least one byte and at most `size`, empty at the end."""
        while True:
            if self._unpacker.eof and not self._next():
                return b""
            packed = self._file.read(_PACKED) if self._unpacker.needs_input else b""
            if self._unpacker.needs_input and not packed:
                raise EOFError("the file ends in the middle of its packed bytes")
            if found := self._unpacker.decompress(packed, size):
                return found

    def _next(self) -> bool:
        """Go on with the stream that follows, if one does; padding between streams is zero bytes."""
        rest = self._unpacker.unused_data
        while not rest.strip(b"\0"):
            rest = self._file.read(_PACKED)
            if not rest:
                return False
        self._unpacker = _unpacker()
        self._pending(rest.lstrip(b"\0"))
        return True

    def _pending(self, packed: bytes) -> None:
        # A stream's first bytes are taken in without asking for output yet.
        self._unpacker.decompress(packed, 0)


def _unpacker() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=MAX_MEMORY)
