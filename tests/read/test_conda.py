import pytest

from openassay.read import conda, lock
from openassay.read.format import fitting
from openassay.read.limits import ReadError
from openassay.read.requirement import Requirements


def test_dependencies_and_the_pip_section():
    text = (
        b"name: x\nchannels: [pytorch]\ndependencies:\n- python=3.10\n- pytorch::pytorch>=2\n- pip:\n"
        b"  - torch==2.0\n  - -r r.txt\n"
    )
    found = conda.read(text)
    assert found.ecosystem == "conda"
    assert [(one.name, one.exact, one.line, one.ecosystem) for one in found.items] == [
        ("python", "3.10", 4, ""),
        ("pytorch", "", 5, ""),
        ("torch", "2.0", 7, "pypi"),
    ]


@pytest.mark.parametrize("text", [b"a: 1\n", b"- 1\n", b"}", b""])
def test_other_yaml_is_refused(text):
    with pytest.raises(ReadError):
        conda.read(text)


@pytest.mark.parametrize("name", ["environment.yml", "environment-gpu.yaml", "conda_env.yml", "env.yml", "conda.yaml"])
def test_names(name):
    assert fitting(name, Requirements).read is conda.read


def test_a_lock_file_is_read_as_one():
    assert fitting("conda-lock.yml", Requirements).read is lock.read_yaml
