import pytest

from openassay.read import rlang
from openassay.read.limits import ReadError


def test_description():
    text = (
        b"Package: x\nVersion: 1.0\nDepends: R (>= 3.5), data.table (== 1.14.0)\nImports:\n    torch,\n"
        b"    stats\nTitle: a, b\n  c\nSuggests: testthat\n"
    )
    assert [(one.name, one.specifier, one.exact, one.line, one.group) for one in rlang.read(text).items] == [
        ("R", ">= 3.5", "", 3, ""),
        ("data.table", "== 1.14.0", "1.14.0", 3, ""),
        ("torch", "", "", 5, ""),
        ("stats", "", "", 6, ""),
        ("testthat", "", "", 9, "suggests"),
    ]


def test_another_file_of_that_name_is_refused():
    with pytest.raises(ReadError):
        rlang.read(b"This is a description of the data.\n")


def test_renv_lock():
    text = b'{"R": {"Version": "4.2.0"}, "Packages": {\n"data.table": {"Version": "1.14.0"}}}'
    assert [(one.name, one.exact, one.line) for one in rlang.read_lock(text).items] == [
        ("R", "4.2.0", 1),
        ("data.table", "1.14.0", 2),
    ]


def test_packrat_lock():
    text = b"""\
PackratFormat: 1.4
RVersion: 4.2.1

Package: torch
Source: CRAN
Version: 0.11.0

Package: luz
Version: 0.4.0
"""
    assert [(one.name, one.exact, one.line) for one in rlang.read_packrat(text).items] == [
        ("R", "4.2.1", 2), ("torch", "0.11.0", 4), ("luz", "0.4.0", 8),
    ]  # fmt: skip
    with pytest.raises(ReadError):
        rlang.read_packrat(b"nothing\n")
