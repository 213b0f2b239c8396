"""Small trees and repositories, made anew for each test."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

POINTER = (
    b"version https://git-lfs.github.com/spec/v1\n"
    b"oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 123456789\n"
)

Git = Callable[..., str]


@pytest.fixture
def git() -> Git:
    """Run git as an ordinary person would, with none of this machine's settings."""

    def run(folder: Path, *words: str, stdin: bytes = b"", **more: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        for role in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{role}_NAME": "A", f"GIT_{role}_EMAIL": "a@example.org"}
            environment |= {f"GIT_{role}_DATE": "2024-01-02T03:04:05Z"}
        done = subprocess.run(
            ["git", *words], cwd=folder, env=environment | more, input=stdin, capture_output=True, check=True
        )
        return done.stdout.decode("utf-8", "backslashreplace").strip()

    return run


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A folder with a file of every kind that all forms of a release share."""
    root = tmp_path / "sample"
    (root / "src" / "deep").mkdir(parents=True)
    (root / "README.md").write_bytes(b"# A model\n\nIt learns.\n")
    (root / "src" / "train.py").write_bytes(b"print('trains')\n")
    (root / "src" / "deep" / "empty").write_bytes(b"")
    (root / "src.txt").write_bytes(b"sorts between src and src/\n")
    (root / "weights.bin").write_bytes(POINTER)
    (root / "caf\u00e9.txt").write_bytes("\u00e9t\u00e9\n".encode())
    (root / "two\nlines\x1b[31m.txt").write_bytes(b"odd name\n")
    (root / "data.bin").write_bytes(bytes(range(256)) * 600)
    (root / "link").symlink_to("src/train.py")
    (root / "same-size").write_bytes(b"x" * len(POINTER))
    return root


@pytest.fixture
def repository(sample: Path, git: Git) -> Path:
    """The sample as a git working tree with one commit."""
    git(sample, "init", "--quiet", "--initial-branch=main")
    git(sample, "add", "--all")
    git(sample, "commit", "--quiet", "--message=first")
    return sample


@pytest.fixture
def bare(repository: Path, git: Git, tmp_path: Path) -> Path:
    """The repository without a working tree, packed."""
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "bare.git")
    return tmp_path / "bare.git"
