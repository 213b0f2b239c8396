"""The members of a tar archive, packed or not. A packed one is unpacked once, into a file without a name."""

import bz2
import gzip
import tarfile
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import IO, cast

from openassay.source.content import CHUNK
from openassay.source.listing import MAX_ENTRIES, Listing, text
from openassay.source.member import FREE_RATIO, MAX_RATIO, MAX_UNPACKED, Member
from openassay.source.opened import SourceError
from openassay.source.tar_headers import tar_headers
from openassay.source.xz_stream import XzStream


def tar_members(path: Path, listing: Listing, closing: ExitStack) -> list[Member]:
    """Every file and link, in the archive's order. Raises SourceError or one of DAMAGED."""
    file = _unpacked(path, listing, closing)
    found: dict[bytes, Member] = {}
    kept: list[Member] = []
    for info in tar_headers(file, listing):
        if member := _member(file, info, found, listing):
            found[member.raw] = member
            kept.append(member)
        if len(kept) > MAX_ENTRIES:
            break
    return kept


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
