"""A plain folder, or the working tree of a git repository: the files as they lie on the disk, without .git.

Links are listed and not followed. A file of up to MAX_HASHED bytes has the id that git would give it; larger ones
have none, unless all bytes are asked for.
"""

import heapq
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from operator import itemgetter
from pathlib import Path

from openassay.schema import Entry
from openassay.source import git
from openassay.source.address import local
from openassay.source.content import CHUNK, MAX_MODULES, file_entry, link_entry, submodules
from openassay.source.git_objects import Objects, is_repository
from openassay.source.listing import MAX_DEPTH, MAX_ENTRIES, Listing, text
from openassay.source.opened import SourceError, Wanted
from openassay.source.tree import OpenedTree, opened

_GIT = b".git"
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
# A named pipe that took a file's place must not keep us waiting.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


def claims(address: str) -> int:
    """1 for a folder, else 0."""
    path = local(address)
    return 1 if path and path.is_dir() else 0


def open_release(wanted: Wanted) -> OpenedTree:
    """Open a folder; with a revision, the git repository in it at that revision. Raises SourceError."""
    root, repository = Path(wanted.address), _repository(Path(wanted.address))
    if wanted.revision and repository is None:
        raise SourceError(f"{wanted.address!r} is no git repository, so it has no revision {wanted.revision!r}.")
    if wanted.revision and repository:
        return git.open_repository(wanted, repository, wanted.address, wanted.revision)
    with ExitStack[None]() as closing:
        walk = _Walk(os.fsencode(root.absolute()), wanted)
        closing.callback(walk.close)
        walk.list()
        revision = _head(repository, wanted.max_seconds) if repository else ""
        tree = walk.listing.tree(wanted.address, revision)
        return opened(wanted, tree, walk.listing, walk.fetch, closing)


def _repository(root: Path) -> Path | None:
    """The .git folder, none where it is missing, a link, or a file that points elsewhere."""
    found = root / ".git"
    return found if is_repository(found) and not found.is_symlink() else None


def _head(repository: Path, seconds: float) -> str:
    """The commit checked out, empty where there is none or git cannot read it."""
    with suppress(SourceError):
        objects = Objects(repository, seconds)
        try:
            return objects.commit("HEAD")
        finally:
            objects.close()
    return ""


class _Walk:
    """Lists a folder from one open handle; every name below is opened relative to it, never through a link."""

    def __init__(self, root: bytes, wanted: Wanted) -> None:
        self.listing = Listing(wanted.max_seconds)
        self._full = wanted.full
        self._raw: dict[str, bytes] = {}
        try:
            # The root itself may be a link: it is what was asked for.
            self._root = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            raise SourceError(f"{text(root)!r}: cannot be opened ({error.strerror}). Check its permissions.") from error
        self._modules: dict[str, str] = {}

    def close(self) -> None:
        """Give the root's handle back."""
        os.close(self._root)

    def list(self) -> None:
        """List everything under the root."""
        with suppress(OSError):
            self._modules = submodules(self._bytes(b".gitmodules", MAX_MODULES))
        self._folder(self._root, b"")

    def fetch(self, entry: Entry, limit: int) -> bytes:
        """The bytes of a file, at most one more than `limit`."""
        try:
            return self._bytes(self._raw[entry.path], limit)
        except OSError as error:
            raise SourceError(f"{entry.path!r}: cannot be read ({error.strerror}). Did it change?") from error

    def _folder(self, handle: int, prefix: bytes) -> None:
        folders: list[bytes] = []
        for name, status in _children(handle):
            if self.listing.ended:
                return
            if name == _GIT:
                continue
            if stat.S_ISDIR(status.st_mode):
                folders.append(name)
            else:
                self._one(handle, prefix, name, status)
        for name in folders:
            self._enter(handle, prefix, name)

    def _enter(self, handle: int, prefix: bytes, name: bytes) -> None:
        raw = prefix + name
        if raw.count(b"/") + 1 >= MAX_DEPTH:
            self.listing.left_out.add(f"more than {MAX_DEPTH} folders deep", text(raw))
            return
        try:
            with _open(name, _FOLDER, handle) as inner:
                if self._is_submodule(inner, raw):
                    self._submodule(raw)
                else:
                    self._folder(inner, raw + b"/")
        except OSError as error:
            self.listing.left_out.add(f"a folder that cannot be opened ({error.strerror})", text(raw))

    def _is_submodule(self, handle: int, raw: bytes) -> bool:
        """A folder that git keeps for another repository: it holds a .git file, or is listed and not filled.

        A folder with files of its own is no submodule, whatever .gitmodules says: a false entry must not hide them.
        """
        names = os.listdir(handle)
        if ".git" in names:
            mode = os.stat(".git", dir_fd=handle, follow_symlinks=False).st_mode
            return stat.S_ISREG(mode) or text(raw) in self._modules
        return not names and text(raw) in self._modules

    def _submodule(self, raw: bytes) -> None:
        if path := self.listing.path(raw):
            self.listing.add(Entry(path=path, kind="submodule", target=self._modules.get(path, "")))

    def _one(self, handle: int, prefix: bytes, name: bytes, status: os.stat_result) -> None:
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISLNK(status.st_mode)):
            self.listing.left_out.add("a device, socket or named pipe", text(prefix + name))
            return
        path = self.listing.path(prefix + name)
        if path is None:
            return
        self._raw[path] = prefix + name
        try:
            self.listing.add(self._entry(handle, path, name, status))
        except OSError as error:
            self.listing.left_out.add(f"a file that cannot be read ({error.strerror})", path)
            self.listing.add(Entry(path=path, kind="absent", size=status.st_size))

    def _entry(self, handle: int, path: str, name: bytes, status: os.stat_result) -> Entry:
        if stat.S_ISLNK(status.st_mode):
            return link_entry(path, os.readlink(name, dir_fd=handle))
        return file_entry(path, status.st_size, self.listing.timed(_chunks(name, handle)), full=self._full)

    def _bytes(self, raw: bytes, limit: int) -> bytes:
        *folders, name = raw.split(b"/")
        with ExitStack() as opened_folders:
            handle = self._root
            for folder in folders:
                handle = opened_folders.enter_context(_open(folder, _FOLDER, handle))
            found, size = [], 0
            for chunk in _chunks(name, handle):
                found.append(chunk)
                size += len(chunk)
                if size > limit:
                    break
        return b"".join(found)


def _children(handle: int) -> list[tuple[bytes, os.stat_result]]:
    """The names in a folder with their status, in order of name, no more than can be listed; links not followed."""
    with os.scandir(handle) as entries:
        return heapq.nsmallest(MAX_ENTRIES + 1, _statuses(entries), key=itemgetter(0))


def _statuses(entries: Iterable[os.DirEntry[str]]) -> Iterator[tuple[bytes, os.stat_result]]:
    for entry in entries:
        with suppress(FileNotFoundError):
            yield os.fsencode(entry.name), entry.stat(follow_symlinks=False)


@contextmanager
def _open(name: bytes, flags: int, handle: int) -> Iterator[int]:
    opened_handle = os.open(name, flags, dir_fd=handle)
    try:
        yield opened_handle
    finally:
        os.close(opened_handle)


def _chunks(name: bytes, handle: int) -> Iterator[bytes]:
    with _open(name, _FILE, handle) as file:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(0, "no longer a file")
        while chunk := os.read(file, CHUNK):
            yield chunk
