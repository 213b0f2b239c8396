"""A release: an address, the revision it resolved to, and the trees it lives in. Bytes live elsewhere."""

import hashlib
from typing import Literal

from openassay.schema.record import Record, canonical

EntryKind = Literal["file", "absent", "lfs", "submodule", "link"]


class ContentId(Record, frozen=True, kw_only=True):
    """What the bytes of an entry are known by. `observed` is false where a pointer or an index only declares it."""

    algorithm: Literal["git-blob", "git-commit", "sha256"]
    value: str
    observed: bool = True


class Entry(Record, frozen=True, kw_only=True):
    """One path of a tree. `size` is in bytes, none where nobody says it; `target` is a link's or a submodule's."""

    path: str
    kind: EntryKind
    size: int | None = None
    content: ContentId | None = None
    target: str = ""


class Tree(Record, frozen=True, kw_only=True):
    """One place that a release lives in, with its entries in order of path."""

    name: str
    address: str
    revision: str = ""
    entries: tuple[Entry, ...] = ()

    def digest(self) -> str:
        """SHA-256 over path, kind and content id of every entry, one after the other."""
        hasher = hashlib.sha256()
        for entry in self.entries:
            hasher.update(canonical([entry.path, entry.kind, entry.content]))
            hasher.update(b"\n")
        return hasher.hexdigest()


class Release(Record, frozen=True, kw_only=True):
    """What is examined. `subfolder` and `name` select one of several releases in one place."""

    address: str
    trees: tuple[Tree, ...]
    revision: str = ""
    subfolder: str = ""
    name: str = ""

    def ref(self) -> "ReleaseRef":
        """The release by its digests, without its entries: what a report carries."""
        trees = tuple(
            TreeRef(
                name=tree.name,
                address=tree.address,
                revision=tree.revision,
                entries=len(tree.entries),
                bytes=sum(entry.size or 0 for entry in tree.entries),
                sha256=tree.digest(),
            )
            for tree in self.trees
        )
        identity = hashlib.sha256(canonical([tree.sha256 for tree in trees])).hexdigest()
        return ReleaseRef(
            address=self.address,
            revision=self.revision,
            subfolder=self.subfolder,
            name=self.name,
            trees=trees,
            id=f"sha256:{identity}",
        )


class TreeRef(Record, frozen=True, kw_only=True):
    """A tree by its digest. `bytes` adds up the sizes that are known."""

    name: str
    address: str
    revision: str
    entries: int
    bytes: int
    sha256: str


class ReleaseRef(Record, frozen=True, kw_only=True):
    """A release by its digests."""

    address: str
    revision: str
    subfolder: str
    name: str
    trees: tuple[TreeRef, ...]
    id: str
