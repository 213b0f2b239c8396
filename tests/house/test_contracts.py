"""The direction of imports, and each rule broken once to see that it bites."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "openassay"

JUNK_ROOMS = {"utils", "common", "helpers", "core"}
WITH_SIDE_EFFECTS = {
    "asyncio", "datetime", "io", "locale", "os", "pathlib", "random", "secrets", "shutil", "socket", "subprocess",
    "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
LINT = "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint(['--no-cache']))"


def lint(folder):
    """Run the import contracts of pyproject.toml on the package in `folder`."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "400"}
    command = [sys.executable, "-c", LINT]
    return subprocess.run(command, check=False, cwd=folder, env=environment, capture_output=True, text=True)


def copied(folder):
    return Path(shutil.copytree(PACKAGE, folder / "openassay", ignore=shutil.ignore_patterns("__pycache__")))


def plant(package, path, text):
    target = package / path
    target.parent.mkdir(exist_ok=True)
    target.write_text(f'"""Planted."""\n\n{text}\n')


def module_name(package, path):
    return ".".join(("openassay", *path.relative_to(package).with_suffix("").parts)).removesuffix(".__init__")


def imported(path):
    """Every dotted name that a file imports; `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def holds_detector(path):
    body = ast.parse(path.read_bytes()).body
    targets = (target for node in body if isinstance(node, ast.Assign) for target in node.targets)
    return any(isinstance(target, ast.Name) and target.id == "DETECTOR" for target in targets)


def imports_of_detectors(package):
    """Which files import a detector. The catalogue finds them by walking folders, so none should."""
    detectors = {module_name(package, path) for path in package.glob("detect/*/*.py") if holds_detector(path)}
    return {
        (path.relative_to(package).as_posix(), name)
        for path in package.rglob("*.py")
        for name in imported(path)
        if name in detectors
    }


def strangers_in_schema(package):
    """What schema imports beyond msgspec and the parts of the standard library that touch nothing outside."""
    allowed = (set(sys.stdlib_module_names) | {"msgspec", "openassay"}) - WITH_SIDE_EFFECTS
    return {
        (path.name, name)
        for path in package.glob("schema/*.py")
        for name in imported(path)
        if name.split(".")[0] not in allowed
    }


def network_by_urllib(package):
    """Files outside source that import urllib.request, which import-linter cannot tell from urllib.parse."""
    return {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if path.relative_to(package).parts[0] != "source" and "urllib.request" in set(imported(path))
    }


def junk_rooms(package):
    return {path.name for path in package.rglob("*") if path.stem in JUNK_ROOMS}


def relative_imports(package):
    """Files with relative imports, which would hide from the rules above."""
    return {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.ImportFrom) and node.level
    }


def test_contracts_are_kept(tmp_path):
    copied(tmp_path)
    result = lint(tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


SINS = {
    "network in a detector": ("detect/rng/planted.py", "import socket", "Only source reaches the network"),
    "process in read": ("read/planted.py", "import subprocess", "Only source starts processes"),
    "template in standard": ("standard/planted.py", "import jinja2", "Only report fills templates"),
    "torch in source": ("source/planted.py", "import torch", "Nothing that check needs is heavy"),
    "pickle in read": ("read/planted.py", "import pickle", "nothing of a release is unpickled"),
    "detector asks a standard": ("detect/rng/planted.py", "import openassay.standard", "An upper room"),
    "read asks detect": ("read/planted.py", "import openassay.detect", "An upper room"),
    "report asks api": ("report/planted.py", "import openassay.api", "An upper room"),
    "a room without a place": ("utils/__init__.py", "", "An upper room"),
}


@pytest.mark.parametrize("sin", SINS)
def test_a_planted_import_is_caught(sin, tmp_path):
    path, text, contract = SINS[sin]
    plant(copied(tmp_path), path, text)
    result = lint(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    broken = [row for row in result.stdout.splitlines() if row.endswith("BROKEN")]
    assert any(contract in row for row in broken), result.stdout


def test_a_planted_cycle_is_caught(tmp_path):
    package = copied(tmp_path)
    plant(package, "read/planted_a.py", "import openassay.read.planted_b")
    plant(package, "read/planted_b.py", "import openassay.read.planted_a")
    result = lint(tmp_path)
    assert result.returncode == 1
    assert "No import cycle BROKEN" in result.stdout


RULES = {
    imports_of_detectors: ("detect/rng/planted.py", "import openassay.detect.subject.roles"),
    strangers_in_schema: ("schema/planted.py", "import yaml"),
    network_by_urllib: ("detect/rng/planted.py", "from urllib import request"),
    junk_rooms: ("utils/__init__.py", ""),
    relative_imports: ("read/planted.py", "from .text import read"),
}


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_kept(rule):
    assert rule(PACKAGE) == set()


@pytest.mark.parametrize("rule", RULES)
def test_rule_bites(rule, tmp_path):
    package = copied(tmp_path)
    plant(package, *RULES[rule])
    assert len(rule(package)) == 1


def test_schema_does_not_touch_the_outside(tmp_path):
    package = copied(tmp_path)
    plant(package, "schema/planted.py", "import os")
    assert strangers_in_schema(package) == {("planted.py", "os")}
