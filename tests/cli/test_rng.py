"""`openassay rng`: an audit of programs, as a linter."""

import json
from pathlib import Path

import pytest

from openassay.cli._run import run

WRONG = "import random\n\nprint(random.random())\nprint(random.random())\n"
RIGHT = "import random\n\nrandom.seed(7)\nprint(random.random())\n"


@pytest.fixture
def program(tmp_path: Path):
    def written(source: str, name: str = "train.py") -> str:
        (tmp_path / name).write_text(source)
        return str(tmp_path / name)

    return written


def test_a_fault_has_its_line_and_fails(program, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rng", program(WRONG)]) == 1
    out = capfd.readouterr().out
    assert out.startswith("train.py:3: error: ")
    assert "[OA-RNG-11]" in out


def test_a_seeded_program_passes(program, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rng", program(RIGHT)]) == 0
    assert "error" not in capfd.readouterr().out


def test_one_file_is_asked_alone_and_a_folder_whole(program, capfd: pytest.CaptureFixture[str]) -> None:
    wrong = program(WRONG, "prepare.py")
    assert run(["rng", program(RIGHT)]) == 0
    assert run(["rng", str(Path(wrong).parent)]) == 1
    assert "prepare.py:3" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("# openassay: ignore[OA-RNG-11] only for a plot", 0),
        ("# openassay: ignore[OA-RNG-11]", 1),
        ("# openassay: ignore[OA-RNG-12] another rule", 1),
        ("# openassay: ignore[*] all of it", 0),
    ],
)
def test_a_line_is_left_out_with_a_reason_only(program, comment: str, code: int) -> None:
    assert run(["rng", program(f"import random\n\nprint(random.random())  {comment}\n"), "--quiet"]) == code


def test_the_gate_is_set(program) -> None:
    assert run(["rng", program(WRONG), "--fail-on", "never"]) == 0
    assert run(["rng", program(WRONG), "--fail-on", "warning"]) == 1


def test_it_is_told_as_sarif_and_as_a_map(program, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rng", program(WRONG), "--output", str(tmp_path / "out.sarif")]) == 1
    results = json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"]
    assert {"OA-RNG-11"} <= {one["ruleId"] for one in results}
    assert run(["rng", program(RIGHT), "--format", "map"]) == 0
    out = capfd.readouterr().out
    assert "random.seed seeds with 7" in out
    assert "train.py:4" in out
    assert run(["rng", program(RIGHT), "--output", str(tmp_path / "out.html")]) == 0
    assert "<svg" in (tmp_path / "out.html").read_text()


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("import random\nrandom.seed(int(\n", "Not read"),
        ("import random\ngetattr(random, input())()\nprint(random)\n", "chosen when the program runs"),
        ("x = [\n" + "    (1, 2, 'abcdefgh'),\n" * 250_000 + "]\nprint(x)\n", "Not read"),
    ],
)
def test_what_cannot_be_followed_is_unknown_with_its_place(program, capfd, source: str, why: str) -> None:
    assert run(["rng", program(source), "--fail-on", "note"]) == (4 if why == "Not read" else 0)
    out = capfd.readouterr().out
    assert "unknown: " in out
    assert why in out


def test_what_does_not_exist_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rng", "no/such/place.py"]) == 4
    assert "no such path" in capfd.readouterr().err


def test_a_notebook_is_told_by_its_cells(program, capfd: pytest.CaptureFixture[str]) -> None:
    sources = ([], ["import random\n"], ["print(random.random())"])
    cells = [
        {"cell_type": "code", "source": text, "outputs": [], "execution_count": n} for n, text in enumerate(sources, 1)
    ]
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    assert run(["rng", program(json.dumps(whole, indent=1), "train.ipynb")]) == 1
    assert "Code cell 3: random.random draws" in capfd.readouterr().out
