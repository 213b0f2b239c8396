"""How a git repository that may be hostile is read: its objects alone, through git, and nothing of its settings.

Git runs commands that a repository's own configuration names: a promisor remote's `uploadpack` when a blob is
absent, `core.fsmonitor`, hooks, filters, `core.sshCommand` and more. So git never sees that configuration: it works
in a folder of ours whose configuration is ours, and in which the repository's object folders and references appear
as links. Alternates (objects borrowed from elsewhere on this machine) and replacements stay out of sight too. This
also reads repositories owned by another user, which git refuses only because of their configuration.
"""

import os
import re
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from openassay.source.content import blob_hasher
from openassay.source.git_process import ANSWER_SECONDS, Batch, DamagedError, Lines
from openassay.source.listing import MAX_DEPTH
from openassay.source.opened import Absent, SourceError

AT_ONCE = 64
"""How many small objects are asked for before the first answer is read; the questions fit any pipe."""
MAX_HEAD = 4_096
"""Longest HEAD file, in bytes."""
_LEAST = 0.1
"""Shortest wait for git, in seconds: what it has said already is read even where the time is over."""
MAX_CONFIG = 2**18
"""How much of a configuration is searched for the length of ids, in bytes."""
_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"
_LONG_CONFIG = "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n"

_TREE = b"040000 tree "
_LOOSE = re.compile(r"[0-9a-f]{2}")
_LONG_IDS = re.compile(rb"^\s*objectformat\s*=\s*\"?sha256\b", re.IGNORECASE | re.MULTILINE)
_REVISION = re.compile(r"(?!-)[^\s\x00-\x1f\x7f:{}?*\[\\]{1,255}")

SHIELD = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
"""The environment of every git call: no fetching, no configuration but ours, no questions, no locks."""


def git() -> str:
    """Where git is. Raises SourceError where it is not installed."""
    found = shutil.which("git")
    if found is None:
        raise SourceError("git is needed to read this release and was not found. Install git 2.31 or later.")
    return found


def is_repository(path: Path) -> bool:
    """Whether a folder is a git repository: bare, or the .git folder of a working tree."""
    try:
        return (path / "HEAD").is_file() and (path / "objects").is_dir() and (path / "refs").is_dir()
    except OSError:
        return False


def revision_fits(revision: str) -> bool:
    """Whether a revision is a plain name: no option, no search, no path."""
    return _REVISION.fullmatch(revision) is not None


class Objects:
    """The objects of one repository. One `ls-tree` per listing, one lasting `cat-file --batch` for all bytes.

    Git's answers are waited for as long as ANSWER_SECONDS, and not beyond `seconds` from now.
    """

    def __init__(self, repository: Path, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._git = git()
        self._closing = ExitStack()
        self._batch: Batch | None = None
        self._repository = repository
        self.borrows = (repository / "objects" / "info" / "alternates").exists()
        folder = Path(self._closing.enter_context(tempfile.TemporaryDirectory(prefix="openassay-git-")))
        try:
            self._long_ids = _shadow(repository, folder)
        except SourceError:
            self._closing.close()
            raise
        except OSError as error:
            self._closing.close()
            raise SourceError(f"{repository}: cannot be read ({error.strerror}). Is it a git repository?") from error
        self._folder = folder

    def commit(self, revision: str) -> str:
        """The commit that a branch, tag or id names. Raises SourceError."""
        if not revision_fits(revision):
            raise SourceError(f"{revision!r} is no revision. Give a branch, a tag or a commit id.")
        command = self._command("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command, no shell
                command, env=self._environment(), cwd=self._folder, capture_output=True, check=False,
                stdin=subprocess.DEVNULL, timeout=self._patience(),
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise SourceError(f"{self._repository}: git gave no answer on {revision!r}. Run git fsck there.") from error
        found = done.stdout.decode("ascii", "replace").strip().split("\n")[-1]
        if done.returncode or not re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", found):
            raise SourceError(f"{self._repository}: {self._why_no_commit(revision)}")
        return found

    def _why_no_commit(self, revision: str) -> str:
        if self.borrows:
            return (
                f"revision {revision!r} was not found. The repository borrows objects from another one "
                "(objects/info/alternates), which is not followed; run git repack -a -d there."
            )
        return f"there is no revision {revision!r} in this copy. Give a branch, a tag or a commit id that it holds."

    def records(self, commit: str, lost: Callable[[bytes], None]) -> Iterator[bytes]:
        """Every record of `git ls-tree -r -l` (mode, type, id, size, tab, path), as it comes. Raises SourceError.

        `lost` is told the path of each folder that is missing or damaged; what is in others is given all the same.
        """
        given = 0
        for record in self._tree(commit, "-r"):
            if record is None:
                break
            given += 1
            yield record
        else:
            return
        # Git ends at the first folder that it cannot read, so each is listed alone, in the same order.
        for number, record in enumerate(self._by_folder(commit, b"", lost)):
            if number >= given:
                yield record

    def _by_folder(self, tree: str, prefix: bytes, lost: Callable[[bytes], None]) -> Iterator[bytes]:
        records = list(self._tree(tree))
        if records[-1:] == [None]:
            if not prefix:
                raise SourceError(
                    f"{self._repository}: the top folder of commit {tree} is missing or damaged in this copy. "
                    "Run git fsck there, or give a clone that was not filtered by tree."
                )
            lost(prefix.rstrip(b"/"))
        for record in records:
            head, tab, name = (record or b"").partition(b"\t")
            if head.startswith(_TREE) and prefix.count(b"/") <= MAX_DEPTH:
                yield from self._by_folder(head.split()[2].decode("ascii"), prefix + name + b"/", lost)
            elif record:
                yield head + tab + prefix + name

    def _tree(self, tree: str, *more: str) -> Iterator[bytes | None]:
        """The records of a folder, and none as the last where git could not give all of them."""
        command = self._command("ls-tree", *more, "-z", "-l", "--full-tree", tree)
        with Lines(command, self._environment(), self._folder, self._patience) as process:
            yield from process.records()
            if process.wait():
                yield None

    def blob(self, identity: str, limit: int) -> bytes:
        """The bytes of a blob, checked against its id; only about the first `limit`, unchecked, where it has more.

        Raises Absent or SourceError.
        """
        found = bytearray()
        with closing(self.chunks(identity)) as chunks:
            for chunk in chunks:
                found += chunk
                if len(found) > limit:
                    break
        return bytes(found)

    def chunks(self, identity: str) -> Generator[bytes, None, None]:
        """The bytes of a blob in pieces. Raises Absent, and at the end SourceError where they do not fit the id."""
        yield from self._answer(identity, self._asked([identity]))

    def blobs(self, identities: list[str]) -> Iterator[bytes | None]:
        """Small blobs in the order asked for, none where one is absent; the questions are sent ahead."""
        for start in range(0, len(identities), AT_ONCE):
            some = identities[start : start + AT_ONCE]
            batch = self._asked(some)
            for place, one in enumerate(some, 1):
                try:
                    yield b"".join(self._answer(one, batch))
                except Absent:
                    yield None
                except DamagedError:
                    yield None
                    # What was asked for after it went with the process.
                    batch = self._asked(some[place:])

    def close(self) -> None:
        """End git and remove the folder it worked in."""
        self._drop()
        self._closing.close()

    def _asked(self, identities: list[str]) -> Batch:
        if self._batch is None:
            command = self._command("cat-file", "--batch")
            self._batch = Batch(command, self._environment(), self._folder, self._patience)
        self._batch.ask(identities)
        return self._batch

    def _answer(self, identity: str, batch: Batch) -> Generator[bytes, None, None]:
        done = False
        try:
            size = batch.header(identity)
            done = size is None
            if size is None:
                raise Absent(f"object {identity} is not in this copy")
            yield from self._checked(identity, size, batch)
            done = True
        finally:
            # What was not read to its end would be taken for the next answer.
            if not done:
                self._drop()

    def _checked(self, identity: str, size: int, batch: Batch) -> Iterator[bytes]:
        hasher = blob_hasher("sha256" if self._long_ids else "sha1", size)
        for chunk in batch.body(size):
            hasher.update(chunk)
            yield chunk
        # Git trusts a pack's index for names; the bytes are only what they say if they hash to them.
        if hasher.hexdigest() != identity:
            raise DamagedError(f"object {identity} holds other bytes than its id says. Run git fsck there.")

    def _patience(self) -> float:
        """How long git's next answer is waited for."""
        return min(ANSWER_SECONDS, max(self._end - time.monotonic(), _LEAST))

    def _drop(self) -> None:
        if self._batch is not None:
            self._batch.close()
            self._batch = None

    def _command(self, *words: str) -> list[str]:
        return [self._git, "--no-pager", *words]

    def _environment(self) -> dict[str, str]:
        return {**SHIELD, "PATH": os.environ.get("PATH", os.defpath), "GIT_DIR": str(self._folder)}


def _shadow(repository: Path, folder: Path) -> bool:
    """Fill `folder` with links to a repository's objects and references. True where its ids are SHA-256.

    Raises SourceError for a link, pipe or device among them: git would follow it to what is not of this repository.
    """
    for path in _read_by_git(repository):
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise SourceError(f"{path}: a link, pipe or device in a git repository is not followed. Clone it anew.")
    with (repository / "HEAD").open("rb") as head:
        (folder / "HEAD").write_bytes(head.read(MAX_HEAD))
    for name in ("refs", "packed-refs"):
        if (repository / name).exists():
            (folder / name).symlink_to((repository / name).absolute())
    (folder / "objects").mkdir()
    for entry in os.scandir(repository / "objects"):
        if (entry.name == "pack" or _LOOSE.fullmatch(entry.name)) and entry.is_dir(follow_symlinks=False):
            (folder / "objects" / entry.name).symlink_to(Path(entry.path).absolute())
    long_ids = _has_long_ids(repository / "config")
    (folder / "config").write_text(_LONG_CONFIG if long_ids else _CONFIG, encoding="ascii")
    return long_ids


def _read_by_git(repository: Path) -> Iterator[Path]:
    """Every file and folder of a repository that git is let read."""
    objects, refs = repository / "objects", repository / "refs"
    yield from (objects, refs, repository / "HEAD")
    if os.path.lexists(repository / "packed-refs"):
        yield repository / "packed-refs"
    for folder in [refs, objects / "pack", *(one for one in objects.iterdir() if _LOOSE.fullmatch(one.name))]:
        for root, folders, files in os.walk(folder):
            yield from (Path(root, name) for name in (*folders, *files))


def _has_long_ids(config: Path) -> bool:
    """The one thing that a repository's configuration is read for, as text and not by git."""
    if config.is_symlink() or not config.is_file():
        return False
    with config.open("rb") as stream:
        return _LONG_IDS.search(stream.read(MAX_CONFIG)) is not None
