"""The members of a zip archive."""

import stat
import zipfile
from collections.abc import Generator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from openassay.source.content import CHUNK, MAX_TARGET
from openassay.source.listing import Listing, text
from openassay.source.member import DAMAGED, FREE_RATIO, MAX_RATIO, MAX_UNPACKED, Member, Moderate
from openassay.source.opened import SourceError

MAX_TABLE = 2**25
"""Longest table of contents, in bytes: some 150 for each of 200,000 members."""
_ENCRYPTED = 0x1
_UTF8 = 0x800
# LZMA in a zip may ask for gigabytes of memory before its first byte.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)


def zip_members(path: Path, listing: Listing, closing: ExitStack) -> list[Member]:
    """Every file and link, in the archive's order. Raises SourceError or one of DAMAGED."""
    file = closing.enter_context(path.open("rb"))
    archive = closing.enter_context(zipfile.ZipFile(Moderate(file, MAX_TABLE)))
    whole = path.stat().st_size
    found = [member for info in archive.infolist() if (member := _member(archive, info, listing, whole))]
    total = sum(member.size for member in found)
    if total > MAX_UNPACKED:
        raise SourceError(f"it unpacks to {total:,} bytes, more than {MAX_UNPACKED:,}. Unpack it and give the folder.")
    return found


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, listing: Listing, whole: int) -> Member | None:
    raw = _name(info)
    if info.filename.endswith("/"):
        return None
    if why := _refused(info, whole):
        listing.left_out.add(why, text(raw))
        return None
    chunks = partial(_chunks, archive, info)
    try:
        target = b"".join(chunks()) if stat.S_ISLNK(info.external_attr >> 16) else None
    except DAMAGED as error:
        listing.left_out.add(f"a damaged member ({error})", text(raw))
        return None
    return Member(raw, info.file_size, chunks, target)


def _refused(info: zipfile.ZipInfo, whole: int) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.flag_bits & _ENCRYPTED:
        return "an encrypted member"
    if info.compress_type not in _METHODS:
        return f"a member packed by method {info.compress_type}, which is not read"
    if kind not in (0, stat.S_IFREG, stat.S_IFLNK):
        return "a device, socket or named pipe"
    if kind == stat.S_IFLNK and info.file_size > MAX_TARGET:
        return f"a link whose target is longer than {MAX_TARGET:,} bytes"
    if info.file_size > max(FREE_RATIO, MAX_RATIO * min(info.compress_size, whole)):
        return f"a member that expands to more than {MAX_RATIO} times its packed size"
    return ""


def _name(info: zipfile.ZipInfo) -> bytes:
    """The name's bytes. Archivers on Unix write UTF-8 without the mark that says so."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Generator[bytes, None, None]:
    with archive.open(info) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk
