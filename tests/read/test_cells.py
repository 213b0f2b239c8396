"""Source as syntax trees, with what a notebook saved beside it."""

import contextlib
import json

import pytest

from openassay.read.cells import Cells
from openassay.read.format import fitting
from openassay.read.limits import ReadError


def read(path: str, data: bytes) -> Cells:
    return fitting(path, Cells).read(data)


def notebook(*cells: dict, language: str = "python") -> bytes:
    kinds = [{"cell_type": "code", "outputs": [], "execution_count": None, **cell} for cell in cells]
    whole = {"cells": kinds, "metadata": {"language_info": {"name": language}}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1).encode()


def test_a_file_is_one_cell_with_its_own_lines():
    found = read("train.py", b"import random\n\nrandom.seed(7)  # the seed\n")
    assert [cell.tree is not None for cell in found.cells] == [True]
    assert found.cells[0].place(3) == 3
    assert found.comments == ((3, "the seed"),)
    assert not found.notebook


def test_cells_keep_count_output_and_lines():
    shown = {"output_type": "execute_result", "data": {"text/plain": ["0.5"]}}
    said = {"output_type": "stream", "text": ["a\n", "b\n"]}
    data = notebook({"source": ["%matplotlib inline\n", "x = 1  # one"], "execution_count": 4, "outputs": [said]},
                    {"source": ["x"], "outputs": [shown]})  # fmt: skip
    first, second = read("a.ipynb", data).cells
    rows = data.decode().split("\n")
    assert (first.count, first.outputs, first.shown) == (4, ("a\nb\n",), False)
    assert (second.count, second.outputs, second.shown) == (None, ("0.5",), True)
    assert "x = 1" in rows[first.place(2) - 1]
    assert read("a.ipynb", data).comments[-1][1] == "one"


def test_a_cell_that_is_no_python_costs_itself_only():
    found = read("a.ipynb", notebook({"source": ["x = ("]}, {"source": ["y = 2"]}))
    assert [cell.tree is not None for cell in found.cells] == [False, True]
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    "data", [b"def (", b"x = (" * 9, notebook({"source": ["x"]}, language="julia"), notebook(language="\ud800")]
)
def test_what_is_no_python_is_refused(data):
    with pytest.raises(ReadError) as error:
        read("a.ipynb" if data.startswith(b"{") else "a.py", data)
    assert str(error.value).encode()


@pytest.mark.parametrize(
    "cells",
    [
        7,
        [7],
        [{"cell_type": "code", "source": 7, "outputs": 7}],
        [{"cell_type": "code", "source": ["x"], "outputs": [{"data": 7, "text": 7}]}],
    ],
)
def test_odd_notebooks_are_read_or_refused(cells):
    with contextlib.suppress(ReadError):
        read("a.ipynb", json.dumps({"cells": cells, "metadata": 7}).encode())
