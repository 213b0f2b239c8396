"""The front door opens without loading what only some verbs need."""

import subprocess
import sys

import pytest

HEAVY = {
    "duckdb", "http.client", "huggingface_hub", "jinja2", "license_expression", "markdown_it", "pypdf", "ray", "rich",
    "socket", "ssl", "torch", "yaml",
}  # fmt: skip
OURS = {"openassay.detect", "openassay.read", "openassay.report", "openassay.source", "openassay.standard"}


def loaded(code):
    command = [sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules), file=sys.stderr)"]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stderr.split())


@pytest.mark.parametrize("module", ["openassay.cli", "openassay.cli._run"])
def test_import_loads_nothing_heavy(module):
    assert loaded(f"import {module}") & (HEAVY | OURS) == set()


def test_help_loads_nothing_heavy():
    assert loaded("from openassay.cli._run import run; assert run(['--help']) == 0") & HEAVY == set()


def test_version_loads_no_library_at_all():
    modules = loaded("from openassay.cli import main; main(['--version'])")
    assert modules & (HEAVY | OURS | {"click", "msgspec"}) == set()
