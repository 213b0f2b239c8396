"""The members of a tar archive, packed or not. A packed one is unpacked once, into a file without a name."""

import bz2
import gzip
import tarfile
import tempfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import IO, cast

from openassay.source.content import CHUNK
from openassay.source.listing import MAX_ENTRIES, Listing, text
from openassay.source.member import FREE_RATIO, MAX_RATIO, MAX_UNPACKED, Member, Moderate
from openassay.source.opened import SourceError
from openassay.source.xz_stream import XzStream

MAX_EXTENDED = 2**14
"""Longest extended header, in bytes: four times the longest path. Reading one may take time by its square."""
MAX_GLOBAL = 100
"""Most settings that hold for the whole archive; `git archive` writes one."""
_END = tarfile.NUL * tarfile.BLOCKSIZE


def tar_members(path: Path, listing: Listing, closing: ExitStack) -> list[Member]:
    """Every file and link, in the archive's order. Raises SourceError or one of DAMAGED."""
    file = _unpacked(path, listing, closing)
    moderate = cast("IO[bytes]", Moderate(file, MAX_EXTENDED))
    found: dict[bytes, Member] = {}
    kept: list[Member] = []
    with tarfile.open(fileobj=moderate, mode="r:", errors="surrogateescape") as archive:
        for info in _headers(archive, listing):
            if member := _member(file, info, found, listing):
                found[member.raw] = member
                kept.append(member)
            if len(kept) > MAX_ENTRIES:
                break
        else:
            _check_end(file, archive.offset, listing)
    return kept


def _headers(archive: tarfile.TarFile, listing: Listing) -> Iterator[tarfile.TarInfo]:
    """Every header, with what a hostile archive does to the reader kept in check."""
    before = -1
    while (info := archive.next()) is not None:
        listing.in_time()
        # The reader remembers every header: an archive of headers alone must not fill the memory.
        archive.members.clear()  # type: ignore[attr-defined]
        # A negative size leads the reader back to where it was.
        if archive.offset <= before or info.size < 0:
            raise tarfile.ReadError("a header with a negative size")
        if len(archive.pax_headers) > MAX_GLOBAL:
            raise tarfile.ReadError(f"more than {MAX_GLOBAL} global settings")
        before = archive.offset
        yield info


def _member(file: IO[bytes], info: tarfile.TarInfo, found: dict[bytes, Member], listing: Listing) -> Member | None:
    raw = _raw(info.name)
    if info.isdir():
        return None
    if info.issym():
        target = _raw(info.linkname)
        return Member(raw, len(target), partial(_chunks, file, 0, 0), target)
    if info.islnk() and (other := found.get(_raw(info.linkname))):
        return Member(raw, other.size, other.chunks, other.target)
    if info.isreg() and not info.issparse():
        return Member(raw, info.size, partial(_chunks, file, info.offset_data, info.size))
    listing.left_out.add(_why(info), text(raw))
    return None


def _why(info: tarfile.TarInfo) -> str:
    if info.islnk():
        return "a hard link to what the archive does not hold before it"
    return "a sparse file" if info.issparse() else "a device, socket or named pipe"


def _raw(name: str) -> bytes:
    """A name's bytes, without the `./` that tar writes for the current folder."""
    raw = name.encode("utf-8", "surrogateescape")
    return raw[2:] if raw.startswith(b"./") else raw


def _check_end(file: IO[bytes], offset: int, listing: Listing) -> None:
    """Note where the reader stopped at a header that it could not read, which it does without a word."""
    file.seek(offset - offset % tarfile.BLOCKSIZE)
    rest = file.read(tarfile.BLOCKSIZE)
    if rest and rest != _END:
        listing.left_out.add("the archive is damaged here; what follows could not be read", f"byte {offset:,}")


def _unpacked(path: Path, listing: Listing, closing: ExitStack) -> IO[bytes]:
    """The plain tar: the file itself, or a nameless file with what it unpacks to."""
    file = closing.enter_context(path.open("rb"))
    if path.name.lower().endswith(".tar"):
        return file
    stream = closing.enter_context(_stream(path.name.lower(), file))
    plain = closing.enter_context(tempfile.TemporaryFile(prefix="openassay-tar-"))  # noqa: SIM115
    most = min(MAX_UNPACKED, max(FREE_RATIO, MAX_RATIO * path.stat().st_size))
    size = 0
    while chunk := stream.read(CHUNK):
        listing.in_time()
        size += len(chunk)
        if size > most:
            raise SourceError(f"it unpacks to more than {most:,} bytes. If you trust it, unpack it and give that.")
        plain.write(chunk)
    plain.seek(0)
    return cast("IO[bytes]", plain)


def _stream(name: str, file: IO[bytes]) -> IO[bytes]:
    if name.endswith(".bz2"):
        return bz2.BZ2File(file)
    return cast("IO[bytes]", XzStream(file) if name.endswith(".xz") else gzip.GzipFile(fileobj=file))


def _chunks(file: IO[bytes], offset: int, size: int) -> Generator[bytes, None, None]:
    end = offset + size
    while offset < end:
        file.seek(offset)
        chunk = file.read(min(CHUNK, end - offset))
        if not chunk:
            raise EOFError("the archive ends in the middle of a member")
        offset += len(chunk)
        yield chunk
