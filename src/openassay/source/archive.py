"""A .zip, .tar, .tar.gz, .tgz, .tar.bz2 or .tar.xz archive: its members, without unpacking them into a folder.

One folder that holds everything is taken off, as code hosts wrap theirs. Archives inside are files like others.
Content ids are as for a folder.
"""

from contextlib import ExitStack, closing
from pathlib import Path, PurePosixPath

from openassay.schema import Entry
from openassay.source.address import local
from openassay.source.content import MAX_MODULES, file_entry, link_entry, submodules
from openassay.source.listing import Listing
from openassay.source.member import DAMAGED, Member
from openassay.source.opened import SourceError, Wanted
from openassay.source.tar_members import tar_members
from openassay.source.tree import OpenedTree, opened
from openassay.source.zip_members import zip_members

READERS = {
    ".zip": zip_members,
    ".tar": tar_members,
    ".tar.gz": tar_members,
    ".tgz": tar_members,
    ".tar.bz2": tar_members,
    ".tar.xz": tar_members,
}


def claims(address: str) -> int:
    """1 for a file with the ending of an archive, else 0."""
    path = local(address)
    return 1 if path and path.is_file() and _ending(address) else 0


def open_release(wanted: Wanted) -> OpenedTree:
    """Open an archive. Raises SourceError where it is damaged, too large, or a revision is asked of it."""
    if wanted.revision:
        raise SourceError(f"{wanted.address!r} is an archive and has no revision {wanted.revision!r}. Leave it out.")
    listing = Listing(wanted.max_seconds)
    with ExitStack[None]() as stack:
        try:
            members = READERS[_ending(wanted.address)](Path(wanted.address), listing, stack)
            held = _listed(members, listing, full=wanted.full)
        except DAMAGED as error:
            raise SourceError(f"{wanted.address!r}: not a sound archive ({error}). Download it again.") from error
        except SourceError as error:
            raise SourceError(f"{wanted.address!r}: {error}") from error

        def fetch(entry: Entry, limit: int) -> bytes:
            return _bytes(held[entry.path], entry.path, limit)

        return opened(wanted, listing.tree(wanted.address, ""), listing, fetch, stack)


def _ending(address: str) -> str:
    return next((ending for ending in READERS if address.lower().endswith(ending)), "")


def _listed(members: list[Member], listing: Listing, *, full: bool) -> dict[str, Member]:
    """List all members, without the folder that holds them all."""
    top = _top(members)
    held: dict[str, Member] = {}
    for member in members:
        path = listing.path(member.raw[len(top) :])
        if path is not None:
            held[path] = member
            listing.add(_entry(path, member, listing, full=full))
    _list_submodules(held, listing)
    return held


def _list_submodules(held: dict[str, Member], listing: Listing) -> None:
    """What .gitmodules names and the archive leaves empty, as archives of a repository do."""
    modules = held.get(".gitmodules")
    if modules is None or modules.target is not None or modules.size > MAX_MODULES:
        return
    folders = {str(parent) for path in held for parent in PurePosixPath(path).parents} | held.keys()
    for path, target in submodules(_bytes(modules, ".gitmodules", MAX_MODULES)).items():
        if path not in folders and listing.path(path.encode()) == path:
            listing.add(Entry(path=path, kind="submodule", target=target))


def _entry(path: str, member: Member, listing: Listing, *, full: bool) -> Entry:
    if member.target is not None:
        return link_entry(path, member.target)
    try:
        with closing(listing.timed(member.chunks())) as chunks:
            return file_entry(path, member.size, chunks, full=full)
    except DAMAGED as error:
        listing.left_out.add(f"a damaged member ({error})", path)
        return Entry(path=path, kind="absent", size=member.size)


def _top(members: list[Member]) -> bytes:
    """The one folder that holds every member, with its slash; empty where there is none."""
    tops = {name + slash for name, slash, _ in (member.raw.partition(b"/") for member in members)}
    top = tops.pop() if len(tops) == 1 else b""
    return top if top.endswith(b"/") and top not in (b"/", b"./", b"../") else b""


def _bytes(member: Member, path: str, limit: int) -> bytes:
    found = bytearray()
    try:
        with closing(member.chunks()) as chunks:
            for chunk in chunks:
                found += chunk
                if len(found) > limit:
                    break
    except DAMAGED as error:
        raise SourceError(f"{path!r}: a damaged member ({error}). Download the archive again.") from error
    return bytes(found)
