"""Several releases in one call: one after the other, in a folder, or side by side."""

import csv
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from openassay import api
from openassay.cli._run import run
from openassay.schema import Report

GOLDEN = Path(__file__).parents[1] / "report" / "golden"
KEPT = [str(GOLDEN / "whole.json"), str(GOLDEN / "weights_only.json")]


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two addresses that can be checked, and one that cannot."""
    whole = api.load((GOLDEN / "whole.json").read_bytes())

    def check(address: str, **_: object) -> Report:
        if address == "closed":
            raise api.OpenassayError("could not open closed (no such folder): name one that exists")
        return replace(whole, release=replace(whole.release, address=address))

    monkeypatch.setattr(api, "check", check)
    monkeypatch.setattr(api, "rules", lambda: ())
    monkeypatch.setattr(
        api,
        "failures",
        lambda report, wanted: tuple(f"{one}: missing" for one in wanted if report.release.address == "a"),
    )


def test_addresses_are_set_side_by_side(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "a", "b", "--matrix"]) == 0
    shown = capfd.readouterr().out
    assert shown.splitlines()[0].split()[:3] == ["Release", "system", "code"]
    assert shown.endswith(" 2 releases · nothing was executed · openassay 0.1.0\n")


def test_kept_reports_are_set_side_by_side(tmp_path: Path) -> None:
    assert run(["render", *KEPT, "--matrix", "--output", str(tmp_path / "m.csv")]) == 0
    found = list(csv.DictReader((tmp_path / "m.csv").read_text().splitlines()))
    assert [one["seven-parts"] for one in found] == ["whole", "undetermined"]


def test_a_matrix_in_a_folder_has_a_name(tmp_path: Path) -> None:
    assert run(["render", *KEPT, "--matrix", "--format", "html", "--output", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["matrix.html"]


def test_one_release_alone_has_a_matrix_too(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", KEPT[0], "--matrix"]) == 0
    assert " 1 release · " in capfd.readouterr().out


@pytest.mark.parametrize("verb", [["check", "a", "b"], ["render", *KEPT]])
@pytest.mark.parametrize("form", ["json", "sarif", "junit", "markdown", "github"])
def test_a_matrix_in_another_format_is_wrong_usage(
    verb: list[str], form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([*verb, "--matrix", "--format", form]) == 2
    assert f"--matrix is told as csv, html, terminal, not as {form}." in capfd.readouterr().err


def test_a_release_that_cannot_be_opened_is_told_and_left_out(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "a", "closed", "--matrix"]) == 4
    found = capfd.readouterr()
    assert " 1 release · " in found.out
    assert found.err == "openassay: could not open closed (no such folder): name one that exists\n"


def test_where_none_can_be_opened_there_is_no_matrix(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "closed", "--matrix"]) == 4
    assert capfd.readouterr().out == ""


def test_a_gate_names_the_release_that_failed(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "a", "b", "--matrix", "--fail-on", "rng"]) == 1
    assert capfd.readouterr().err == "openassay: a: gate failed: rng: missing\n"


@pytest.mark.parametrize("form", ["terminal", "markdown", "github"])
def test_what_can_follow_each_other_is_printed(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", *KEPT, "--format", form]) == 0
    assert capfd.readouterr().out.count("Whole 1B") > 0


@pytest.mark.parametrize("form", ["csv", "html", "json", "junit", "sarif"])
def test_what_is_a_file_each_needs_a_folder(form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", *KEPT, "--format", form]) == 2
    assert f"several releases as {form} need --output FOLDER: one file each." in capfd.readouterr().err
    assert run(["render", *KEPT, "--format", form, "--output", str(tmp_path / "new")]) == 0
    assert {path.suffix for path in (tmp_path / "new").iterdir()} == {api.suffix(form)}
    assert len(list((tmp_path / "new").iterdir())) == 2


def test_kept_reports_refuse_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("kept")
    assert run(["render", *KEPT, "--output", str(tmp_path / "file")]) == 2
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize(("ending", "first"), [(".sarif", "{"), (".xml", "<?xml"), (".csv", '"release"')])
def test_the_ending_chooses_the_format(ending: str, first: str, tmp_path: Path) -> None:
    assert run(["render", KEPT[1], "--output", str(tmp_path / f"x{ending}")]) == 0
    assert (tmp_path / f"x{ending}").read_text().startswith(first)


def test_rules_are_described_as_their_records_say(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    record = type("Record", (), {"id": "OA-TST-03", "question": "Q?", "why": "W.", "satisfy": "S."})
    monkeypatch.setattr(api, "rules", lambda: (record,))
    assert run(["render", KEPT[1], "--format", "sarif"]) == 0
    rules = json.loads(capfd.readouterr().out)["runs"][0]["tool"]["driver"]["rules"]
    assert {one["id"]: one["help"]["text"] for one in rules}["OA-TST-03"] == "S."
