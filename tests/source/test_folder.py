import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from openassay.schema import Entry
from openassay.source import Absent, SourceError, Wanted, open_release
from openassay.source import folder as room
from openassay.source import listing as limits
from openassay.source.opened import Opened

Git = Callable[..., str]


def entries(opened: Opened) -> dict[str, Entry]:
    return {entry.path: entry for entry in opened.release.trees[0].entries}


def notes(opened: Opened) -> dict[str, str]:
    return {note.what: note.why for note in opened.not_examined}


def test_links_are_listed_and_not_followed(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    (outside / "secret").write_bytes(b"secret")
    (root / "inner").mkdir(parents=True)
    targets = {"out": "../outside/secret", "folder": "../outside", "absolute": "/etc/hostname", "loop": "loop"}
    targets |= {"inner/up": "..", "inner/ok": "../inner/none", "inner/far": "../../x"}
    for name, target in targets.items():
        (root / name).symlink_to(target)
    with open_release(Wanted(address=str(root))) as opened:
        found = entries(opened)
        assert {path: entry.target for path, entry in found.items()} == targets
        assert {entry.kind for entry in found.values()} == {"link"}
        (note,) = opened.not_examined
        assert note.what == "4 entries, the first is absolute"
        assert "leads out of the release" in note.why
        for path in ("folder/secret", "inner/up/out", "out"):
            with pytest.raises(SourceError):
                opened.read(path, 100)


def test_a_root_that_is_a_link_is_what_was_asked_for(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(sample)
    with open_release(Wanted(address=str(tmp_path / "alias"))) as opened:
        assert opened.read("README.md", 100).startswith(b"# A model")


def test_pipes_and_sockets_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("file").write_bytes(b"x")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        with open_release(Wanted(address=str(tmp_path))) as opened:
            assert list(entries(opened)) == ["file"]
            assert notes(opened) == {"2 entries, the first is pipe": "a device, socket or named pipe"}


def test_a_file_that_became_something_else(sample: Path) -> None:
    with open_release(Wanted(address=str(sample))) as opened:
        (sample / "README.md").unlink()
        (sample / "README.md").symlink_to("/etc/hostname")
        (sample / "src.txt").unlink()
        os.mkfifo(sample / "src.txt")
        (sample / "src").rename(sample / "moved")
        (sample / "src").symlink_to("moved")
        for path in ("README.md", "src.txt", "src/train.py"):
            with pytest.raises(SourceError, match="cannot be read"):
                opened.read(path, 100)


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9"
    with open(raw, "wb") as stream:  # noqa: PTH123
        stream.write(b"x")
    with open_release(Wanted(address=str(tmp_path))) as opened:
        assert opened.read("caf\\xe9", 1) == b"x"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "file").chmod(0)
    with open_release(Wanted(address=str(tmp_path))) as opened:
        assert entries(opened)["file"].kind == "absent"
        assert {"closed", "file"} <= notes(opened).keys()


def test_a_failing_file_is_absent(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def failing(path: bytes | str, flags: int, *, dir_fd: int | None = None) -> int:
        if path in {b"README.md", b"deep"}:
            raise OSError(5, "Input/output error")
        return real(path, flags, dir_fd=dir_fd)

    monkeypatch.setattr(room.os, "open", failing)
    with open_release(Wanted(address=str(sample))) as opened:
        assert entries(opened)["README.md"].kind == "absent"
        assert notes(opened) == {
            "README.md": "a file that cannot be read (Input/output error)",
            "src/deep": "a folder that cannot be opened (Input/output error)",
        }
        with pytest.raises(Absent):
            opened.read("README.md", 100)


def test_limits_on_entries_depth_and_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ENTRIES", 10)
    monkeypatch.setattr(room, "MAX_ENTRIES", 10)
    for number in range(30):
        (tmp_path / f"{number:02}").write_bytes(b"x")
    with open_release(Wanted(address=str(tmp_path))) as opened:
        assert list(entries(opened)) == [f"{number:02}" for number in range(10)]
        assert list(notes(opened)) == ["10"]


def test_deep_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = Path.cwd()
    monkeypatch.chdir(tmp_path)
    for _ in range(300):
        Path("d").mkdir()
        Path("file").write_bytes(b"x")
        os.chdir("d")
    os.chdir(top)
    with open_release(Wanted(address=str(tmp_path))) as opened:
        assert len(entries(opened)) == 256
        assert list(notes(opened).values()) == ["more than 256 folders deep"]


def test_submodules(tmp_path: Path) -> None:
    text = (
        '[submodule "a"]\n\tpath = empty\n\turl = https://token@host/a\n[submodule "b"]\n\tpath = filled\n\turl = x\n'
    )
    (tmp_path / ".gitmodules").write_text(text + '[submodule "c"]\n\tpath = hidden\n\turl = y\n', encoding="ascii")
    for name in ("empty", "filled", "hidden", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "filled" / ".git").write_text("gitdir: ../elsewhere", encoding="ascii")
    for name in ("filled", "hidden"):
        (tmp_path / name / "code.py").write_bytes(b"x")
    with open_release(Wanted(address=str(tmp_path))) as opened:
        found = {path: (entry.kind, entry.target) for path, entry in entries(opened).items()}
        assert found.pop(".gitmodules") == ("file", "")
        assert found == {
            "empty": ("submodule", "https://host/a"),
            "filled": ("submodule", "x"),
            "hidden/code.py": ("file", ""),
        }


def test_the_working_tree_is_read_as_it_is(repository: Path, git: Git) -> None:
    (repository / "README.md").write_bytes(b"changed")
    (repository / "untracked").write_bytes(b"new")
    (repository / "nested").mkdir()
    git(repository / "nested", "init", "--quiet")
    with open_release(Wanted(address=str(repository))) as opened:
        assert opened.release.revision == git(repository, "rev-parse", "HEAD")
        assert opened.read("README.md", 7) == b"changed"
        assert "untracked" in entries(opened)
        assert not [path for path in entries(opened) if ".git" in path]


def test_a_folder_without_git_has_no_revision(sample: Path) -> None:
    with open_release(Wanted(address=str(sample))) as opened:
        assert opened.release.revision == ""
    with pytest.raises(SourceError, match="no git repository, so it has no revision 'main'"):
        open_release(Wanted(address=str(sample), revision="main"))


def test_a_repository_without_commits(sample: Path, git: Git) -> None:
    git(sample, "init", "--quiet")
    with open_release(Wanted(address=str(sample))) as opened:
        assert opened.release.revision == ""
        assert "README.md" in entries(opened)


def test_ids_are_those_of_git(repository: Path, git: Git) -> None:
    with open_release(Wanted(address=str(repository))) as opened:
        for path in ("README.md", "link", "data.bin", "src/deep/empty"):
            content = entries(opened)[path].content
            assert content
            assert content.value == git(repository, "rev-parse", f"HEAD:{path}")


def test_no_time(sample: Path) -> None:
    with pytest.raises(SourceError, match="opening took longer than 0 seconds"):
        open_release(Wanted(address=str(sample), max_seconds=0))


def test_a_file_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may grow while it is read, or claim a size it does not have."""
    monkeypatch.setattr("openassay.source.content.MAX_HASHED", 1_000)
    (tmp_path / "grows").write_bytes(b"x" * 100)

    def endless(name: bytes, handle: int):
        while True:
            yield b"x" * 600

    monkeypatch.setattr(room, "_chunks", endless)
    with open_release(Wanted(address=str(tmp_path))) as opened:
        assert entries(opened)["grows"].content is None
        with pytest.raises(SourceError, match="larger than 5,000 bytes"):
            opened.read("grows", 5_000)
