"""`render`, `rule` and `standards`."""

from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from openassay import detect, standard
from openassay.cli._run import run
from openassay.detect import Detector

REPORT = Path(__file__).parents[1] / "report" / "golden" / "whole.json"
RULE = Detector(
    id="OA-RNG-01",
    part="rng",
    question="Is a seed set on the training path?",
    why="Without it no run can be repeated.",
    satisfy="Set one seed for initialisation and data order.",
    facts=("rng.seed", "rng.order"),
)


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    rubric = SimpleNamespace(id="seven-parts", title="Seven parts", version="1", revision=2)
    monkeypatch.setattr(detect, "catalogue", lambda: (RULE,))
    monkeypatch.setattr(standard, "rubrics", lambda: (rubric,))


def test_a_report_is_told_in_another_format(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", str(REPORT), "--format", "markdown"]) == 0
    assert capfd.readouterr().out.startswith("# Whole 1B\n")


def test_a_report_is_read_from_standard_input(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(REPORT.read_bytes())))
    assert run(["render", "-", "--format", "json"]) == 0
    assert capfd.readouterr().out == REPORT.read_text()


def test_a_report_is_written(tmp_path: Path) -> None:
    assert run(["render", str(REPORT), "--output", str(tmp_path / "x.html")]) == 0
    assert (tmp_path / "x.html").read_text().startswith("<!doctype html>")


def test_what_is_no_report_is_told_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").write_text("{}")
    assert run(["render", str(tmp_path / "x.json")]) == 4
    assert run(["render", str(tmp_path / "none.json")]) == 4
    lines = capfd.readouterr().err.splitlines()
    assert lines[0].startswith("openassay: not a report of openassay")
    assert lines[1].endswith("name a report in JSON")


def test_a_rule_is_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rule", "oa-rng-01"]) == 0
    assert capfd.readouterr().out == (
        "OA-RNG-01  rng\n\nIs a seed set on the training path?\n\nWhy: Without it no run can be repeated.\n"
        "To satisfy it: Set one seed for initialisation and data order.\nFacts: rng.seed, rng.order\nSince: 0.1.0\n"
    )


def test_without_an_id_every_rule_is_listed(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rule"]) == 0
    assert capfd.readouterr().out == "OA-RNG-01  Is a seed set on the training path?\n"


def test_an_unknown_rule_is_wrong_usage_with_a_suggestion(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rule", "OA-RNG-11"]) == 2
    assert capfd.readouterr().err == "openassay: no rule is called OA-RNG-11: did you mean OA-RNG-01?\n"


def test_standards_are_listed_with_our_reading(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["standards"]) == 0
    assert capfd.readouterr().out == "seven-parts  Seven parts 1, our reading 2\n"
