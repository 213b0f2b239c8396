import pytest
from hypothesis import given
from hypothesis import strategies as st

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


EXPLICIT = b"""# platform: linux-64
@EXPLICIT
https://repo.example.org/linux-64/numpy-1.16.4-py37h99e4_0.tar.bz2#0123abcd
https://repo.example.org/noarch/Typing-Extensions-4.0.1-pyh_0.conda
file:///opt/songs/libwren-2.0-0.tar.bz2
"""


def test_an_explicit_list_gives_exact_versions_with_their_lines():
    found = conda.read(EXPLICIT)
    assert found.ecosystem == "conda"
    assert [(one.name, one.exact, one.line) for one in found.items] == [
        ("numpy", "1.16.4", 3),
        ("typing-extensions", "4.0.1", 4),
        ("libwren", "2.0", 5),
    ]


@pytest.mark.parametrize(
    "row",
    [
        b"",
        b"# a comment",
        b"numpy=1.0",
        b"https://x.example.org/",
        b"http",
        b"https://x.example.org/a-1.conda",
        b"\xff",
    ],
)
def test_rows_that_name_no_package_are_passed_over(row):
    assert conda.read(b"@EXPLICIT\r\n" + row + b"\n").items == ()


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",), include_characters="\n\r\t"), max_size=200))
def test_any_rows_of_an_explicit_list_are_read(text):
    rows = conda.read(f"@EXPLICIT\n{text}".encode()).items
    assert all(1 < one.line <= text.count("\n") + 2 and one.name for one in rows)


@pytest.mark.parametrize("text", [b"# @EXPLICIT\n", b"@EXPLICITLY\n", b"x @EXPLICIT\n"])
def test_the_word_within_a_line_makes_no_list(text):
    with pytest.raises(ReadError):
        conda.read(text)


@pytest.mark.parametrize(
    "name", ["conda-linux-64.txt", "wren_conda.txt", "explicit.txt", "spec-file.txt", "environment.txt"]
)
def test_names_of_explicit_lists(name):
    assert fitting(name, Requirements).read is conda.read


def test_a_requirements_file_is_not_read_as_one():
    assert fitting("requirements.txt", Requirements).read is not conda.read


@pytest.mark.parametrize("name", ["environment.yml", "environment-gpu.yaml", "conda_env.yml", "env.yml", "conda.yaml"])
def test_names(name):
    assert fitting(name, Requirements).read is conda.read


def test_a_lock_file_is_read_as_one():
    assert fitting("conda-lock.yml", Requirements).read is lock.read_yaml
