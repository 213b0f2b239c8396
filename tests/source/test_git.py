import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from openassay.schema import Entry
from openassay.source import Absent, SourceError, Wanted, git_process, open_release
from openassay.source import listing as limits
from openassay.source.opened import Opened

Git = Callable[..., str]


def entries(opened: Opened) -> dict[str, Entry]:
    return {entry.path: entry for entry in opened.release.trees[0].entries}


def blob(git: Git, repository: Path, data: bytes) -> str:
    return git(repository, "hash-object", "-w", "--stdin", stdin=data)


def commit(git: Git, repository: Path, records: list[bytes]) -> None:
    """Commit a tree of `mode type id<TAB>path` records as it stands."""
    tree = git(repository, "mktree", "-z", "--missing", stdin=b"".join(one + b"\0" for one in records))
    made = git(repository, "commit-tree", "-m", "made", tree)
    git(repository, "update-ref", "HEAD", made)


@pytest.fixture
def empty(git: Git, tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "empty.git")
    return tmp_path / "empty.git"


def test_revisions(repository: Path, git: Git) -> None:
    first = git(repository, "rev-parse", "HEAD")
    (repository / "second").write_bytes(b"2")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=second")
    git(repository, "tag", "--annotate", "--message=old", "v1", first)
    git(repository, "update-ref", "refs/heads/feature/x", first)
    for revision in ("v1", "feature/x", first, first[:8], "HEAD~1"):
        with open_release(Wanted(address=str(repository), revision=revision)) as opened:
            assert opened.release.revision == first
            assert "second" not in entries(opened)
    with open_release(Wanted(address=str(repository / ".git"))) as opened:
        assert opened.release.revision == git(repository, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    "revision", ["nowhere", "HEAD:README.md", "--all", "-x", ":/first", "HEAD^{/first}", "a b", "x\ny"]
)
def test_what_is_no_revision(revision: str, bare: Path) -> None:
    with pytest.raises(SourceError, match="revision"):
        open_release(Wanted(address=str(bare), revision=revision))


def test_an_empty_repository(empty: Path) -> None:
    with pytest.raises(SourceError, match="there is no revision 'HEAD' in this copy"):
        open_release(Wanted(address=str(empty)))


def test_absent_blobs(bare: Path, git: Git, sample: Path) -> None:
    git(bare, "config", "uploadpack.allowFilter", "true")
    partial = sample.parent / "partial.git"
    git(bare.parent, "clone", "--quiet", "--bare", "--filter=blob:limit=1k", f"file://{bare}", str(partial))
    with open_release(Wanted(address=str(partial), full=True)) as opened:
        found = entries(opened)["data.bin"]
        assert (found.kind, found.size) == ("absent", None)
        assert found.content
        assert not found.content.observed
        assert entries(opened)["README.md"].kind == "file"
        with pytest.raises(Absent, match="not in this copy"):
            opened.read("data.bin", 10**6)
        assert opened.read("README.md", 100) == (sample / "README.md").read_bytes()


def test_an_absent_link_or_pointer(empty: Path, git: Git) -> None:
    gone = b"1" * 40
    commit(git, empty, [b"120000 blob " + gone + b"\tlink", b"100644 blob " + gone + b"\tpointer"])
    with open_release(Wanted(address=str(empty))) as opened:
        assert {path: entry.kind for path, entry in entries(opened).items()} == {"link": "absent", "pointer": "absent"}


def test_a_missing_folder_costs_itself_alone(empty: Path, git: Git) -> None:
    data = blob(git, empty, b"x").encode()
    gone = b"040000 tree " + b"1" * 40
    inner = git(empty, "mktree", "--missing", "-z", stdin=b"100644 blob " + data + b"\tfine\0" + gone + b"\tgone\0")
    records = [b"040000 tree " + inner.encode() + b"\tb", gone + b"\ta"]
    records += [b"100644 blob " + data + b"\t" + name for name in (b"0", b"c")]
    commit(git, empty, records)
    with open_release(Wanted(address=str(empty))) as opened:
        kinds = {path: entry.kind for path, entry in entries(opened).items()}
        assert kinds == {"0": "file", "a": "absent", "b/fine": "file", "b/gone": "absent", "c": "file"}
        assert {opened.read(path, 1) for path in ("0", "b/fine", "c")} == {b"x"}
        (note,) = opened.not_examined
        assert note.what == "2 entries, the first is a"
        assert "missing or damaged" in note.why


def test_a_missing_top_folder_is_an_error(empty: Path, git: Git) -> None:
    data = b"tree " + b"1" * 40 + b"\nauthor A <a@example.org> 1 +0000\ncommitter A <a@example.org> 1 +0000\n\nx\n"
    made = git(empty, "hash-object", "-w", "-t", "commit", "--literally", "--stdin", stdin=data)
    git(empty, "update-ref", "HEAD", made)
    with pytest.raises(SourceError, match=r"missing or damaged in this copy. Run git fsck"):
        open_release(Wanted(address=str(empty)))


def test_a_name_without_end_costs_itself_alone(empty: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_process, "MAX_RECORD", 2**17)
    data = blob(git, empty, b"x")
    names = [b"a", b"n" * 3_000_000, b"o" * 100_000, b"z"]
    tree = tree_of(git, empty, *((b"100644", name, data) for name in names))
    git(empty, "update-ref", "HEAD", git(empty, "commit-tree", "-m", "made", tree))
    with open_release(Wanted(address=str(empty))) as opened:
        assert list(entries(opened)) == ["a", "z"]
        (note,) = opened.not_examined
        assert note.what.startswith("2 entries, the first is nnn")
        assert note.why == "path longer than 4,096 bytes"


def test_a_file_that_is_no_file_costs_itself_alone(empty: Path, git: Git) -> None:
    """An object of the size of a pointer is looked into; it is a folder, and the next answers are not lost with it."""
    data = blob(git, empty, b"x")
    folder = tree_of(git, empty, *((b"100644", name * 10, data) for name in (b"a", b"b", b"c", b"d")))
    link = blob(git, empty, b"target")
    rows = [(b"100644", b"a", folder), (b"120000", b"b", link), (b"100644", b"c", folder), (b"120000", b"d", link)]
    git(empty, "update-ref", "HEAD", git(empty, "commit-tree", "-m", "made", tree_of(git, empty, *rows)))
    with open_release(Wanted(address=str(empty))) as opened:
        kinds = {path: entry.kind for path, entry in entries(opened).items()}
        assert kinds == {"a": "absent", "b": "link", "c": "absent", "d": "link"}
        assert entries(opened)["d"].target == "target"


def test_paths_that_are_long_and_deep_together(empty: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_SPELLED", 3_000)
    tree, kind = blob(git, empty, b"x"), b"100644"
    for _ in range(20):
        tree, kind = tree_of(git, empty, (kind, b"dd", tree)), b"40000"
    top = tree_of(git, empty, *((b"40000", b"%d" % number, tree) for number in range(9)))
    git(empty, "update-ref", "HEAD", git(empty, "commit-tree", "-m", "made", top))
    with open_release(Wanted(address=str(empty))) as opened:
        assert len(entries(opened)) == 2
        assert "too long and too deep together" in opened.not_examined[0].why


def test_submodules(empty: Path, git: Git) -> None:
    text = b'[submodule "x"]\n\tpath = lib/x\n\turl = https://user:secret@host/x.git\n'
    modules = blob(git, empty, text).encode()
    inner = git(empty, "mktree", "-z", stdin=b"160000 commit " + b"2" * 40 + b"\tx\0").encode()
    commit(git, empty, [b"100644 blob " + modules + b"\t.gitmodules", b"040000 tree " + inner + b"\tlib"])
    with open_release(Wanted(address=str(empty))) as opened:
        found = entries(opened)["lib/x"]
        assert (found.kind, found.target, found.size) == ("submodule", "https://host/x.git", None)
        assert found.content
        assert (found.content.algorithm, found.content.value) == ("git-commit", "2" * 40)
        with pytest.raises(Absent, match="repository of its own"):
            opened.read("lib/x", 10)


def test_pointers_have_declared_ids(bare: Path, sample: Path) -> None:
    with open_release(Wanted(address=str(bare))) as opened:
        found = entries(opened)["weights.bin"]
        assert found.content
        assert (found.content.algorithm, found.content.observed) == ("sha256", False)
        assert found.content.value in (sample / "weights.bin").read_text()


def test_odd_names(empty: Path, git: Git) -> None:
    data = blob(git, empty, b"odd").encode()
    names = [b"caf\xe9", b"a\tb", b"esc\x1b[2J", b"line\nbreak", b'"quoted"', b"-dash", b" space ", b"\xf0\x9f\x8c\x8d"]
    commit(git, empty, [b"100644 blob " + data + b"\t" + name for name in names])
    with open_release(Wanted(address=str(empty))) as opened:
        assert set(entries(opened)) == {name.decode("utf-8", "backslashreplace") for name in names}
        assert {opened.read(path, 3) for path in entries(opened)} == {b"odd"}
        assert "caf\\xe9" in entries(opened)


def tree_of(git: Git, repository: Path, *records: tuple[bytes, bytes, str]) -> str:
    """A tree written byte by byte, as no well-meaning git would."""
    data = b"".join(mode + b" " + name + b"\0" + bytes.fromhex(identity) for mode, name, identity in records)
    return git(repository, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", stdin=data)


def test_paths_that_leave(empty: Path, git: Git) -> None:
    data = blob(git, empty, b"x")
    inner = tree_of(git, empty, (b"100644", b"passwd", data))
    tree = tree_of(git, empty, (b"40000", b"..", inner), (b"100644", b"/abs", data), (b"100644", b"fine", data))
    git(empty, "update-ref", "HEAD", git(empty, "commit-tree", "-m", "made", tree))
    with open_release(Wanted(address=str(empty))) as opened:
        assert list(entries(opened)) == ["fine"]
        (note,) = opened.not_examined
        assert note.what.startswith("2 entries, the first is ../passwd")
        assert "absolute" in note.why


def test_a_path_that_comes_twice(empty: Path, git: Git) -> None:
    one, two = blob(git, empty, b"one"), blob(git, empty, b"two")
    tree = tree_of(git, empty, (b"100644", b"same", one), (b"100644", b"same", two))
    git(empty, "update-ref", "HEAD", git(empty, "commit-tree", "-m", "made", tree))
    with open_release(Wanted(address=str(empty))) as opened:
        assert opened.read("same", 3) == b"two"
        assert [note.why for note in opened.not_examined] == ["another entry of the same path comes later and counts"]


def test_a_tree_that_multiplies(empty: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ENTRIES", 1_000)
    tree, kind = blob(git, empty, b"x"), b"100644"
    for _ in range(10):
        tree = tree_of(git, empty, *((kind, b"%d" % number, tree) for number in range(10)))
        kind = b"40000"
    git(empty, "update-ref", "HEAD", git(empty, "commit-tree", "-m", "made", tree))
    with open_release(Wanted(address=str(empty))) as opened:
        assert len(entries(opened)) == 1_000
        assert [note.why for note in opened.not_examined] == [
            "more than 1,000 entries; this one and what follows are left out"
        ]


def test_too_deep_and_too_long(empty: Path, git: Git) -> None:
    tree, kind = blob(git, empty, b"x"), b"100644"
    for _ in range(257):
        tree, kind = tree_of(git, empty, (kind, b"d", tree)), b"40000"
    long, kind = blob(git, empty, b"x"), b"100644"
    for _ in range(30):
        long, kind = tree_of(git, empty, (kind, b"n" * 200, long)), b"40000"
    top = tree_of(git, empty, (b"40000", b"deep", tree), (b"40000", b"long", long))
    git(empty, "update-ref", "HEAD", git(empty, "commit-tree", "-m", "made", top))
    with open_release(Wanted(address=str(empty))) as opened:
        assert entries(opened) == {}
        assert [note.why for note in opened.not_examined] == [
            "more than 256 folders deep",
            "path longer than 4,096 bytes",
        ]
        assert max(len(note.what) for note in opened.not_examined) < 300


def test_bytes_that_do_not_fit_their_id(bare: Path, git: Git) -> None:
    """A loose object under another's name; one bad object leaves the others readable."""
    packs = {path: path.read_bytes() for path in (bare / "objects" / "pack").glob("*.pack")}
    shutil.rmtree(bare / "objects" / "pack")
    for pack in packs.values():
        git(bare, "unpack-objects", "-q", stdin=pack)
    planted = loose(bare, blob(git, bare, b"planted, same size!!!!"))
    victim = loose(bare, git(bare, "rev-parse", "HEAD:README.md"))
    victim.chmod(0o600)
    shutil.copyfile(planted, victim)
    with open_release(Wanted(address=str(bare))) as opened:
        with pytest.raises(SourceError, match="Run git fsck"):
            opened.read("README.md", 100)
        assert opened.read("src/train.py", 100) == b"print('trains')\n"
    with open_release(Wanted(address=str(bare), full=True)) as opened:
        assert entries(opened)["README.md"].kind == "absent"
        assert "could not be read" in opened.not_examined[0].why


def loose(repository: Path, identity: str) -> Path:
    return repository / "objects" / identity[:2] / identity[2:]


def test_borrowed_objects_are_not_followed(repository: Path, git: Git) -> None:
    git(repository.parent, "clone", "--quiet", "--shared", "--bare", str(repository), "shared.git")
    with pytest.raises(SourceError, match=r"borrows objects from another one.*git repack -a -d"):
        open_release(Wanted(address=str(repository.parent / "shared.git")))


def test_replacements_are_not_honoured(bare: Path, git: Git) -> None:
    real = git(bare, "rev-parse", "HEAD:README.md")
    git(bare, "replace", real, blob(git, bare, b"replaced"))
    assert git(bare, "show", "HEAD:README.md") == "replaced"
    with open_release(Wanted(address=str(bare))) as opened:
        assert opened.read("README.md", 100).startswith(b"# A model")


def test_long_ids(sample: Path, git: Git) -> None:
    git(sample, "init", "--quiet", "--object-format=sha256")
    git(sample, "add", "--all")
    git(sample, "commit", "--quiet", "--message=first")
    with open_release(Wanted(address=str(sample / ".git"))) as opened:
        assert len(opened.release.revision) == 64
        assert opened.read("README.md", 100) == (sample / "README.md").read_bytes()


def test_closing_ends_git_and_removes_its_folder(bare: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    opened = open_release(Wanted(address=str(bare)))
    opened.read("README.md", 100)
    assert list((tmp_path / "temporary").iterdir())
    opened.close()
    opened.close()
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_pipe_where_a_file_should_be(bare: Path) -> None:
    (bare / "packed-refs").unlink()
    os.mkfifo(bare / "packed-refs")
    with pytest.raises(SourceError, match="pipe"):
        open_release(Wanted(address=str(bare)))
