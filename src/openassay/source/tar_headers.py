"""The headers of a tar archive that may be hostile: an odd one costs its entry, or what follows, and not the rest."""

import tarfile
from collections.abc import Iterator
from typing import IO, cast

from openassay.source.content import CHUNK
from openassay.source.listing import Listing
from openassay.source.member import DAMAGED, Moderate
from openassay.source.opened import SourceError

MAX_EXTENDED = 2**14
"""Longest extended header, in bytes: four times the longest path. Reading one may take time by its square."""
MAX_GLOBAL = 100
"""Most settings that hold for the whole archive; `git archive` writes one."""
_BLOCK = tarfile.BLOCKSIZE
_END = tarfile.NUL * _BLOCK
_NAMES = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
_SETTINGS = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_SIZES = (b" size=", b" GNU.sparse")
"""Settings that say how far it is to the next header."""
_TOO_LONG = f"a member whose name or settings are longer than {MAX_EXTENDED:,} bytes"
_DAMAGE = "the archive is damaged here; what follows could not be read"


def tar_headers(file: IO[bytes], listing: Listing) -> Iterator[tarfile.TarInfo]:
    """Every header of a plain tar. Raises SourceError or one of DAMAGED where its first one cannot be read."""
    archive, before = _opened(file, listing), -1
    while archive:
        listing.in_time()
        start = archive.offset
        try:
            info = archive.next()
            # The reader remembers every header: an archive of headers alone must not fill the memory.
            archive.members.clear()  # type: ignore[attr-defined]
        except (SourceError, *DAMAGED):
            if not (behind := _behind(file, start, listing)):
                listing.left_out.add(_DAMAGE, f"byte {start:,}")
                return
            archive.offset = behind
            continue
        if info is None:
            _check_end(file, archive.offset, listing)
            return
        # A negative size leads the reader back to where it was.
        if archive.offset <= before or info.size < 0 or len(archive.pax_headers) > MAX_GLOBAL:
            listing.left_out.add(_DAMAGE, f"byte {start:,}")
            return
        before = archive.offset
        yield info


def _opened(file: IO[bytes], listing: Listing) -> tarfile.TarFile:
    """The reader, at the first header that it can read."""
    moderate, start = cast("IO[bytes]", Moderate(file, MAX_EXTENDED)), 0
    while True:
        listing.in_time()
        file.seek(start)
        try:
            return tarfile.open(fileobj=moderate, mode="r:", errors="surrogateescape")
        except SourceError:
            if not (start := _behind(file, start, listing)):
                raise


def _behind(file: IO[bytes], start: int, listing: Listing) -> int:
    """Where the member ends whose name or settings are too long, 0 where it cannot be told; it is left out."""
    place, long = start, False
    for _ in range(4):
        info = _header(file, place)
        if info is None or info.size < 0:
            return 0
        end = place + _BLOCK + -(-info.size // _BLOCK) * _BLOCK
        if info.type in (*_NAMES, *_SETTINGS):
            if info.type in _SETTINGS and _tells_size(file, place + _BLOCK, info.size, listing):
                return 0
            place, long = end, long or info.size > MAX_EXTENDED
            continue
        if not long or not (info.isreg() or info.size == 0):
            return 0
        listing.left_out.add(_TOO_LONG, f"byte {start:,}")
        return end
    return 0


def _header(file: IO[bytes], place: int) -> tarfile.TarInfo | None:
    try:
        file.seek(place)
        return tarfile.TarInfo.frombuf(file.read(_BLOCK), "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError, OverflowError):
        # A size may lead to a place that no file has.
        return None


def _tells_size(file: IO[bytes], place: int, size: int, listing: Listing) -> bool:
    """Whether settings, however long, say how large the member is."""
    file.seek(place)
    left, last = size, b""
    while left > 0 and (chunk := file.read(min(CHUNK, left))):
        listing.in_time()
        left -= len(chunk)
        if any(word in last + chunk for word in _SIZES):
            return True
        last = chunk[-16:]
    return False


def _check_end(file: IO[bytes], offset: int, listing: Listing) -> None:
    """Note where the reader stopped at a header that it could not read, which it does without a word."""
    file.seek(offset - offset % _BLOCK)
    rest = file.read(_BLOCK)
    if rest and rest != _END:
        listing.left_out.add(_DAMAGE, f"byte {offset:,}")
