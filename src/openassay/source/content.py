"""What an entry's bytes are known by, and what small ones say: Git LFS pointers and submodule lists."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from openassay.schema import ContentId, Entry
from openassay.source.address import shown

MAX_HASHED = 2**20
"""Largest file, in bytes, that is read and hashed without being asked to."""
POINTER_SIZES = range(120, 201)
"""Sizes that a Git LFS pointer without extensions can have (126 to 145), with room to spare, in bytes."""
MAX_MODULES = 2**18
"""Longest .gitmodules that is read, in bytes."""
MAX_TARGET = 4_096
"""Longest target of a link, in bytes."""
CHUNK = 2**18
"""How much is read at once, in bytes."""

_POINTER = re.compile(
    rb"version https://(?:git-lfs\.github\.com|hawser\.github\.com)/spec/v1\n"
    rb"oid sha256:(?P<oid>[0-9a-f]{64})\nsize (?P<size>[0-9]{1,18})\n?"
)
_SECTION = re.compile(r'\s*\[\s*submodule\s+"(?P<name>(?:[^"\\]|\\.)*)"\s*\]', re.IGNORECASE)
_SETTING = re.compile(r"\s*(?P<key>path|url)\s*=\s*(?P<value>.*?)\s*", re.IGNORECASE)


def git_blob(data: bytes) -> ContentId:
    """The id that git gives these bytes (SHA-1 over a header and the bytes)."""
    return ContentId(algorithm="git-blob", value=_blob_id(data))


def blob_hasher(algorithm: str, size: int) -> "hashlib._Hash":
    """A hasher for a git blob of `size` bytes, its header taken in; `algorithm` is the repository's: sha1 or sha256."""
    return hashlib.new(algorithm, b"blob %d\0" % size, usedforsecurity=False)


def _blob_id(data: bytes) -> str:
    hasher = blob_hasher("sha1", len(data))
    hasher.update(data)
    return hasher.hexdigest()


def sha256(chunks: Iterable[bytes]) -> tuple[ContentId, int]:
    """SHA-256 over all chunks, and their size in bytes."""
    hasher, size = hashlib.sha256(), 0
    for chunk in chunks:
        hasher.update(chunk)
        size += len(chunk)
    return ContentId(algorithm="sha256", value=hasher.hexdigest()), size


def pointer(path: str, data: bytes) -> Entry | None:
    """The entry that a Git LFS pointer declares (git-lfs specification, version 1), or none for other bytes."""
    match = _POINTER.fullmatch(data)
    if match is None:
        return None
    declared = ContentId(algorithm="sha256", value=match.group("oid").decode(), observed=False)
    return Entry(path=path, kind="lfs", size=int(match.group("size")), content=declared)


def file_entry(path: str, size: int, chunks: Iterator[bytes], *, full: bool) -> Entry:
    """A file: hashed as a git blob up to MAX_HASHED bytes, with SHA-256 where `full`, else known by its size.

    `chunks` is consumed only where it is needed; its errors pass through.
    """
    if size in POINTER_SIZES:
        data = _first(chunks, MAX_HASHED)
        if found := pointer(path, data):
            return found
        chunks = chain([data], chunks)
    if full:
        content, size = sha256(chunks)
        return Entry(path=path, kind="file", size=size, content=content)
    if size > MAX_HASHED:
        return Entry(path=path, kind="file", size=size)
    data = _first(chunks, MAX_HASHED)
    # A file that grew since its size was asked for has no id.
    content_id = git_blob(data) if len(data) <= MAX_HASHED else None
    return Entry(path=path, kind="file", size=len(data), content=content_id)


def _first(chunks: Iterator[bytes], limit: int) -> bytes:
    """The first pieces, until they are more than `limit` bytes or at their end."""
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > limit:
            break
    return bytes(found)


def link_entry(path: str, target: bytes) -> Entry:
    """A link: known by its target, as git does."""
    aim = target.decode("utf-8", "backslashreplace")
    return Entry(path=path, kind="link", size=len(target), content=git_blob(target), target=aim)


def submodules(data: bytes) -> dict[str, str]:
    """Path to address of each submodule that a .gitmodules file lists, without credentials."""
    found: list[dict[str, str]] = []
    for line in data[:MAX_MODULES].decode("utf-8", "backslashreplace").split("\n"):
        if line.lstrip().startswith("["):
            found.append({})
            found[-1]["submodule"] = "yes" if _SECTION.match(line) else ""
        elif found and (setting := _SETTING.fullmatch(line)):
            found[-1][setting.group("key").lower()] = setting.group("value").strip('"')
    return {one["path"].strip("/"): shown(one.get("url", "")) for one in found if one["submodule"] and one.get("path")}
