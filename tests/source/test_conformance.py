"""The same small tree in every form gives the same paths, kinds and bytes, and the same ids.

No file of the sample is larger than MAX_HASHED, so every form knows each by its git blob id. Above that size a git
repository still has the id, a folder or an archive has none unless all bytes are asked for; and only a git
repository knows a submodule's commit. There the ids of the forms differ.
"""

import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from openassay.source import Absent, SourceError, TooLarge, Wanted, open_release
from openassay.source.content import MAX_HASHED


def _plain(repository: Path) -> Path:
    target = repository.parent / "plain"
    shutil.copytree(repository, target, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    return target


def _zip(repository: Path) -> Path:
    target = repository.parent / "sample.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(_plain(repository).rglob("*")):
            name = "top/" + path.relative_to(repository.parent / "plain").as_posix()
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if path.is_symlink():
                info.external_attr = 0o120777 << 16
                archive.writestr(info, str(path.readlink()))
            elif path.is_file():
                archive.writestr(info, path.read_bytes())
    return target


def _tar(repository: Path, mode: str) -> Path:
    target = repository.parent / f"sample.tar{mode and '.' + mode}"
    with tarfile.open(target, f"w:{mode}") as archive:
        archive.add(_plain(repository), "top")
    return target


def _bare(repository: Path) -> Path:
    subprocess.run(["git", "clone", "--quiet", "--bare", repository, repository.parent / "b"], check=True)
    return repository.parent / "b"


FORMS: dict[str, Callable[[Path], str]] = {
    "working tree": str,
    "folder": lambda repository: str(_plain(repository)),
    "bare": lambda repository: str(_bare(repository)),
    ".git": lambda repository: str(repository / ".git"),
    "at a revision": lambda repository: f"{repository}@main",
    "file address": lambda repository: f"file://{_bare(repository)}",
    "zip": lambda repository: str(_zip(repository)),
    "tar": lambda repository: str(_tar(repository, "")),
    "tar.gz": lambda repository: str(_tar(repository, "gz")),
    "tar.bz2": lambda repository: str(_tar(repository, "bz2")),
    "tar.xz": lambda repository: str(_tar(repository, "xz")),
}

form = pytest.mark.parametrize("form", FORMS)

KINDS = {
    "README.md": ("file", 22),
    "caf\u00e9.txt": ("file", 6),
    "data.bin": ("file", 153_600),
    "link": ("link", 12),
    "same-size": ("file", 134),
    "src.txt": ("file", 27),
    "src/deep/empty": ("file", 0),
    "src/train.py": ("file", 16),
    "two\nlines\x1b[31m.txt": ("file", 9),
    "weights.bin": ("lfs", 123_456_789),
}


@form
def test_paths_kinds_and_sizes(form: str, repository: Path) -> None:
    with open_release(Wanted(address=FORMS[form](repository))) as opened:
        entries = opened.release.trees[0].entries
        assert {entry.path: (entry.kind, entry.size) for entry in entries} == KINDS
        assert [entry.path for entry in entries] == sorted(KINDS)
        assert opened.not_examined == ()


@form
def test_bytes(form: str, repository: Path) -> None:
    with open_release(Wanted(address=FORMS[form](repository))) as opened:
        files = [path for path, (kind, _) in KINDS.items() if kind == "file"]
        assert {path: opened.read(path, 10**6) for path in files} == {
            path: (repository / path).read_bytes() for path in files
        }


@form
def test_first_bytes(form: str, repository: Path) -> None:
    with open_release(Wanted(address=FORMS[form](repository))) as opened:
        whole = (repository / "data.bin").read_bytes()
        for limit in (0, 1, 70_000, len(whole), len(whole) + 1):
            assert opened.head("data.bin", limit) == whole[:limit]
        assert opened.read("data.bin", 10**6) == whole
        with pytest.raises(Absent):
            opened.head("weights.bin", 10)


@form
def test_what_cannot_be_read(form: str, repository: Path) -> None:
    with open_release(Wanted(address=FORMS[form](repository))) as opened:
        with pytest.raises(Absent, match="git lfs pull"):
            opened.read("weights.bin", 10**9)
        with pytest.raises(SourceError, match="links are not followed"):
            opened.read("link", 100)
        with pytest.raises(TooLarge, match="153,599"):
            opened.read("data.bin", 153_599)
        for missing in ("nothing", "../sample/README.md", "/etc/hostname", ".git/HEAD", "src", "top/README.md"):
            with pytest.raises(SourceError, match="no such entry"):
                opened.read(missing, 100)
        assert len(opened.read("data.bin", 153_600)) == 153_600


@form
@pytest.mark.parametrize("full", [False, True])
def test_ids_are_the_same(form: str, full: bool, repository: Path) -> None:  # noqa: FBT001
    def identity(address: str) -> str:
        with open_release(Wanted(address=address, full=full)) as opened:
            kinds = {entry.content.algorithm for entry in opened.release.trees[0].entries if entry.content}
            assert kinds == ({"sha256", "git-blob"})
            return opened.release.ref().id

    assert identity(FORMS[form](repository)) == identity(str(repository))


@form
def test_large_files(form: str, repository: Path) -> None:
    (repository / "large").write_bytes(b"l" * (MAX_HASHED + 1))
    subprocess.run(["git", "add", "--all"], cwd=repository, check=True)
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *author, "commit", "--quiet", "--message=large"], cwd=repository, check=True)
    with open_release(Wanted(address=FORMS[form](repository))) as opened:
        large = next(entry for entry in opened.release.trees[0].entries if entry.path == "large")
        assert large.size == MAX_HASHED + 1
        assert (large.content is not None) == (form in {"bare", ".git", "at a revision", "file address"})
        assert opened.read("large", MAX_HASHED + 1) == b"l" * (MAX_HASHED + 1)


@form
def test_subfolder(form: str, repository: Path) -> None:
    address = FORMS[form](repository)
    with open_release(Wanted(address=f"{address}#src/deep")) as opened:
        assert opened.release.subfolder == "src/deep"
        assert len(opened.release.trees[0].entries) == len(KINDS)
    with pytest.raises(SourceError, match=r"no folder 'nowhere'.*top: src"):
        open_release(Wanted(address=address, subfolder="nowhere"))
