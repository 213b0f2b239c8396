"""What no file of this repository may say, and what lock files hold."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.txt"))
BUILT = re.compile(r"(^|/)(\.git|\.venv[\w-]*|__pycache__|\.\w+_cache|\.hypothesis|build|dist)(/|$)")
MACHINE_PATHS = re.compile(rb"/(?:wor[k]|far[m]|roo[t]|hom[e]|User[s]|tm[p])/[\w.-]")
LARGEST = 2**20


def files():
    """Every file that is ours, as paths relative to the top."""
    for path in sorted(ROOT.rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and not BUILT.search(name) and path.stat().st_size < LARGEST:
            yield name


def machine_paths(data):
    return [match.group().decode() for match in MACHINE_PATHS.finditer(data)]


def test_no_file_names_a_place_on_a_machine():
    found = {name: machine_paths((ROOT / name).read_bytes()) for name in files()}
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_a_place_on_a_machine_is_noticed():
    assert machine_paths(b"see /" + b"home/someone/file") == ["/" + "home/s"]


def test_there_are_locks_for_use_build_and_development():
    assert [path.name for path in LOCKS] == ["requirements-build.txt", "requirements-dev.txt", "requirements.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_holds_exact_hashed_packages_and_nothing_else(lock):
    package = re.compile(r"[a-z0-9-]+(\[[a-z,]+\])?==[\w.+!]+( ; [^\\]+)? \\")
    for row in lock.read_text().splitlines():
        assert package.fullmatch(row) or re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", row), row


def test_development_lock_agrees_with_the_others():
    pins = {path.name: set(re.findall(r"^\S+==\S+", path.read_text(), re.MULTILINE)) for path in LOCKS}
    assert pins["requirements.txt"] | pins["requirements-build.txt"] <= pins["requirements-dev.txt"]
