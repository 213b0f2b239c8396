"""Repositories that plant commands. Each plant is shown to work on plain git first, so that its test can fail."""

import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from openassay.source import Absent, SourceError, Wanted, open_release
from openassay.source.git_objects import SHIELD, Objects

Git = Callable[..., str]


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file that only a planted command makes."""
    return tmp_path / "canary"


@pytest.fixture
def planted(tmp_path: Path, canary: Path) -> Path:
    """The command that is planted; it takes whatever git hands it."""
    script = tmp_path / "planted.sh"
    script.write_text(f"#!/bin/sh\necho ran >> '{canary}'\ncat \"$@\" < /dev/null\nexit 0\n", encoding="ascii")
    script.chmod(0o700)
    return script


def plain(folder: Path, *words: str, **more: str) -> None:
    """Git as an unwary program calls it; whether it fails does not matter."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(
        ["git", *words], cwd=folder, env=environment | more, check=False, capture_output=True,
        stdin=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip


def everything(address: Path, *, revision: str = "") -> None:
    """Open, hash and read whatever can be read."""
    with open_release(Wanted(address=str(address), revision=revision, full=True)) as opened:
        for entry in opened.release.trees[0].entries:
            if entry.kind == "file":
                opened.read(entry.path, 10**6)


@pytest.fixture
def promisor(bare: Path, git: Git, planted: Path) -> Path:
    """A partial clone whose missing blobs are to be fetched by the planted command."""
    git(bare, "config", "uploadpack.allowFilter", "true")
    partial = bare.parent / "partial.git"
    git(bare.parent, "clone", "--quiet", "--bare", "--filter=blob:limit=1k", f"file://{bare}", str(partial))
    git(partial, "config", "remote.origin.uploadpack", str(planted))
    return partial


@pytest.mark.parametrize("words", [("ls-tree", "-r", "-l", "HEAD"), ("show", "HEAD:data.bin")])
def test_plain_git_runs_a_planted_uploadpack(promisor: Path, canary: Path, words: tuple[str, ...]) -> None:
    plain(promisor, *words)
    assert canary.exists()


def test_a_planted_uploadpack_is_not_run(promisor: Path, canary: Path) -> None:
    everything(promisor)
    with open_release(Wanted(address=str(promisor))) as opened, pytest.raises(Absent):
        opened.read("data.bin", 10**6)
    assert not canary.exists()


@pytest.mark.parametrize("left", ["GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL"])
def test_each_half_of_the_shield_holds_alone(promisor: Path, canary: Path, left: str) -> None:
    """The environment stops it even where git sees the planted configuration."""
    plain(promisor, "ls-tree", "-r", "-l", "HEAD", **{left: SHIELD[left]})
    assert not canary.exists()


def test_the_planted_configuration_is_not_seen(promisor: Path, canary: Path) -> None:
    """Nor would it run without that environment: git never sees the repository's configuration."""
    objects = Objects(promisor, 60.0)
    try:
        commit = objects.commit("HEAD")
        folder = objects._environment()["GIT_DIR"]
        plain(promisor, "ls-tree", "-r", "-l", commit, GIT_DIR=folder)
        plain(promisor, "cat-file", "-p", f"{commit}:data.bin", GIT_DIR=folder)
    finally:
        objects.close()
    assert not canary.exists()


def configure(repository: Path, git: Git, *settings: tuple[str, str]) -> None:
    for key, value in settings:
        git(repository, "config", key, value)


def test_planted_fsmonitor(repository: Path, git: Git, planted: Path, canary: Path) -> None:
    configure(repository, git, ("core.fsmonitor", str(planted)))
    plain(repository, "status")
    assert canary.exists()
    canary.unlink()
    everything(repository)
    everything(repository, revision="HEAD")
    everything(repository / ".git")
    assert not canary.exists()


def test_planted_filters(repository: Path, git: Git, planted: Path, canary: Path) -> None:
    (repository / ".gitattributes").write_text("* filter=evil diff=evil\n", encoding="ascii")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=attributes")
    keys = ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "diff.external", "core.pager")
    configure(repository, git, *((key, str(planted)) for key in keys))
    plain(repository, "cat-file", "--textconv", "HEAD:README.md")
    assert canary.exists()
    canary.unlink()
    everything(repository)
    everything(repository, revision="main")
    assert not canary.exists()


def test_planted_hooks_and_included_settings(repository: Path, git: Git, planted: Path, canary: Path) -> None:
    included = repository.parent / "included"
    included.write_text(f"[core]\n\tfsmonitor = {planted}\n\tsshCommand = {planted}\n", encoding="utf-8")
    configure(repository, git, ("include.path", str(included)), ("core.alternateRefsCommand", str(planted)))
    configure(repository, git, ("alias.ls-tree", f"!{planted}"), ("alias.openassay", f"!{planted}"))
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        (repository / ".git" / "hooks" / hook).write_bytes(planted.read_bytes())
        (repository / ".git" / "hooks" / hook).chmod(0o700)
    plain(repository, "status")
    plain(repository, "checkout", "-q", "-B", "other")
    assert canary.exists()
    canary.unlink()
    everything(repository)
    everything(repository, revision="other")
    assert not canary.exists()


def test_a_configuration_that_git_refuses(bare: Path) -> None:
    """A repository whose configuration would stop git is read all the same: it is not looked at."""
    (bare / "config").write_text("[core\nbroken", encoding="ascii")
    everything(bare)


@pytest.mark.parametrize("target", ["elsewhere.git", "gitdir: ../elsewhere.git\n"])
def test_a_git_folder_that_lies_elsewhere(bare: Path, tmp_path: Path, target: str) -> None:
    bare.rename(tmp_path / "elsewhere.git")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file").write_bytes(b"x")
    if target.startswith("gitdir"):
        (folder / ".git").write_text(target, encoding="ascii")
    else:
        (folder / ".git").symlink_to(tmp_path / target)
    with open_release(Wanted(address=str(folder))) as opened:
        assert opened.release.revision == ""
        assert [entry.path for entry in opened.release.trees[0].entries] == ["file"]


@pytest.mark.parametrize("part", ["objects", "refs", "HEAD", "packed-refs", "loose", "pack", "reference"])
def test_a_repository_whose_files_lie_in_another(bare: Path, repository: Path, part: str) -> None:
    """Git follows links below objects and refs: the report would quote a repository that nobody asked for."""
    loose = repository / ".git"
    subprocess.run(["git", "-C", bare, "repack", "-adq"], check=True)
    away = bare.parent / "away"
    if part in ("objects", "refs", "HEAD", "packed-refs"):
        (bare / part).rename(away)
        (bare / part).symlink_to(away)
    else:
        root = {"loose": loose / "objects", "pack": bare / "objects" / "pack", "reference": loose / "refs"}[part]
        files = [path for path in root.rglob("*") if path.is_file() and "info" not in path.parts]
        assert files
        files[0].rename(away)
        files[0].symlink_to(away)
    with pytest.raises(SourceError, match="not followed"):
        Objects(bare if part not in ("loose", "reference") else loose, 60.0)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a repository to another user")
def test_a_repository_of_another_user(bare: Path) -> None:
    for path in (bare, *bare.rglob("*")):
        os.lchown(path, 65534, 65534)
    refused = subprocess.run(
        ["git", "-C", bare, "rev-parse", "HEAD"], capture_output=True, check=False, env={**os.environ, **SHIELD}
    )
    assert b"dubious ownership" in refused.stderr
    everything(bare)


def test_a_read_only_repository(bare: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in bare.rglob("*")}
    for path in bare.rglob("*"):
        if path.is_dir():
            path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    everything(bare)
    assert {path: path.stat().st_mtime_ns for path in bare.rglob("*")} == before
    for path in bare.rglob("*"):
        if path.is_dir():
            path.chmod(0o700)
