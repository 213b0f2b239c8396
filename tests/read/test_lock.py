import pytest

from openassay.read import lock
from openassay.read.format import fitting
from openassay.read.limits import ReadError
from openassay.read.requirement import Requirements


def test_locked_packages_without_the_project_itself():
    text = (
        b'version = 1\n[[package]]\nname = "Torch_x"\nversion = "2.0.1"\nsource = { registry = "r" }\n'
        b'[[package]]\nname = "own"\nversion = "0"\nsource = { editable = "." }\n'
        b'[[package]]\nname = "pytest"\nversion = "8.0"\ngroups = ["dev"]\n'
    )
    assert [(one.name, one.specifier, one.exact, one.line, one.group) for one in lock.read_toml(text).items] == [
        ("torch-x", "==2.0.1", "2.0.1", 3, ""),
        ("pytest", "==8.0", "8.0", 11, "dev"),
    ]


def test_conda_lock_lists_each_package_once():
    text = (
        b"package:\n- name: torch\n  version: 2.0\n  manager: conda\n  platform: linux-64\n"
        b"- name: torch\n  version: 2.0\n  manager: conda\n  platform: osx-64\n"
        b"- name: A_b\n  version: '1'\n  manager: pip\n"
    )
    assert [(one.name, one.exact, one.line, one.ecosystem) for one in lock.read_yaml(text).items] == [
        ("torch", "2.0", 2, "conda"),
        ("a-b", "1", 10, "pypi"),
    ]


def test_pixi_names_conda_packages_by_their_files():
    text = (
        b"version: 6\npackages:\n- conda: https://example.org/linux-64/py-torch-2.0.1-h1_0.conda\n  sha256: x\n"
        b"- pypi: https://example.org/x.whl\n  name: einops\n  version: 0.7.0\n"
    )
    assert [(one.name, one.exact, one.line, one.ecosystem) for one in lock.read_yaml(text).items] == [
        ("py-torch", "2.0.1", 3, "conda"),
        ("einops", "0.7.0", 6, "pypi"),
    ]


@pytest.mark.parametrize("name", ["poetry.lock", "uv.lock", "pdm.lock", "pylock.toml", "conda-lock.yml", "pixi.lock"])
def test_names(name):
    assert fitting(name, Requirements).name in ("Python lock", "conda lock")


def test_other_yaml_is_refused():
    with pytest.raises(ReadError):
        lock.read_yaml(b"a: 1\n")
