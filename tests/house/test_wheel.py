"""The wheel holds everything that the package reads, and works from where it is installed."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "openassay"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built without the network by what the development lock installs."""
    folder = tmp_path_factory.mktemp("wheel")
    code = f"import hatchling.build as build; print(build.build_wheel(r'{folder}'))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_every_file_of_the_package_is_in_the_wheel(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    ours = {path.relative_to(ROOT / "src").as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    assert {name for name in ours if "__pycache__" not in name} - held == set()


def test_licence_and_typing_mark_are_in_the_wheel(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "openassay/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_package_checks_a_release(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, r'{tmp_path}'); from openassay.cli import main; import openassay; "
        f"assert openassay.__file__.startswith(r'{tmp_path}'); main(['check', r'{ROOT / 'examples' / 'weights-only'}'])"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], check=False, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "NumeraLM" in done.stdout
