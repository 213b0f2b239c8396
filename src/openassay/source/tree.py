"""An opened release of one tree: what every source of this room hands out."""

from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from openassay.schema import Entry, NotExamined, Release, Tree
from openassay.source.listing import Listing, subfolder
from openassay.source.opened import Absent, SourceError, TooLarge, Wanted

Fetch = Callable[[Entry, int], bytes]
"""Gives the bytes of a file entry, at most `limit` of them and one more; raises SourceError where it cannot."""

Closing = ExitStack[None]
"""What is given back when a release is closed."""

_LACKS = {
    "absent": "its bytes are not in this copy; fetch them, or give a complete copy",
    "lfs": "this copy holds its Git LFS pointer, not its bytes; run git lfs pull there",
    "submodule": "it is a submodule, which is a repository of its own; give its address instead",
}


class OpenedTree:
    """A release with its reader. `closing` holds what is given back at the end."""

    def __init__(self, release: Release, notes: tuple[NotExamined, ...], fetch: Fetch, closing: Closing) -> None:
        self.release = release
        self.not_examined = notes
        self._fetch = fetch
        self._closing = closing
        self._entries = {entry.path: entry for entry in release.trees[0].entries}

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a file entry. Raises TooLarge above `limit` bytes, Absent, SourceError."""
        entry = self._file(path)
        if (entry.size or 0) > limit:
            raise too_large(path, limit)
        data = self._fetch(entry, limit)
        if len(data) > limit:
            raise too_large(path, limit)
        return data

    def head(self, path: str, limit: int) -> bytes:
        """The first bytes of a file entry, at most `limit`. Raises Absent, SourceError."""
        return self._fetch(self._file(path), limit)[:limit]

    def _file(self, path: str) -> Entry:
        entry = self._entries.get(path)
        if entry is None:
            raise SourceError(f"{path!r}: no such entry. Only paths that the release lists can be read.")
        if entry.kind in _LACKS:
            raise Absent(f"{path!r}: {_LACKS[entry.kind]}.")
        if entry.kind == "link":
            raise SourceError(f"{path!r}: a link to {entry.target!r}; links are not followed. Read that path itself.")
        return entry

    def close(self) -> None:
        """Give back processes and temporary files. Calling it twice does no harm."""
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def too_large(path: str, limit: int) -> TooLarge:
    """The error for an entry above the limit of a call."""
    return TooLarge(f"{path!r}: larger than {limit:,} bytes, the limit of this reading.")


def opened(wanted: Wanted, tree: Tree, listing: Listing, fetch: Fetch, closing: Closing) -> OpenedTree:
    """The release of one tree, which takes over what is to be closed. Raises SourceError for an unknown subfolder."""
    release = Release(
        address=tree.address,
        revision=tree.revision,
        subfolder=subfolder(wanted.subfolder, list(listing.entries)),
        name=wanted.name,
        trees=(tree,),
    )
    return OpenedTree(release, listing.left_out.notes(), fetch, closing.pop_all())
