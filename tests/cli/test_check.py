"""`check` on reports that were kept: which text goes where, and which code comes out."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from openassay import api
from openassay.cli._run import run
from openassay.schema import OpenassayError, Report, UsageError, decode

GOLDEN = Path(__file__).parents[1] / "report" / "golden"


@pytest.fixture
def kept() -> Report:
    return decode((GOLDEN / "whole.json").read_bytes(), Report)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, kept: Report) -> dict[str, Any]:
    """Addresses and what checking them gives: a report or an error. Records how it was asked."""
    broken = replace(kept.evidence[0], outcome="error", severity="error", message="The index was unreadable.", id="")
    places: dict[str, Any] = {
        "good": kept,
        "empty": api.NothingToExamineError("empty holds no files: name the folder or the revision that has them"),
        "closed": OpenassayError("could not open closed\x1b[31m (no such folder): name one that exists"),
        "broken": replace(kept, evidence=(*kept.evidence, broken)),
        "misused": UsageError("two revisions were given: choose one"),
        "defect": RuntimeError("boom"),
        "asked": {},
    }

    def check(address: str, **given: Any) -> Report:
        places["asked"] = given
        found = places[address]
        if isinstance(found, Exception):
            raise found
        return replace(found, release=replace(found.release, address=address))

    monkeypatch.setattr(api, "check", check)
    monkeypatch.setattr(api, "failures", lambda _, wanted: tuple(f"{one}: missing" for one in wanted if one != "claim"))
    monkeypatch.setattr(api, "rules", lambda: ())
    return places


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["good"], 0),
        (["good", "--fail-on", "claim"], 0),
        (["good", "--fail-on", "rng"], 1),
        (["good", "--format", "xml"], 2),
        (["good", "--no-such-option"], 2),
        ([], 2),
        (["misused"], 2),
        (["good", "misused"], 2),
        (["empty"], 3),
        (["closed"], 4),
        (["broken"], 4),
        (["broken", "--fail-on", "rng"], 4),
        (["defect"], 4),
        (["good", "empty"], 3),
        (["empty", "good", "--fail-on", "rng"], 1),
        (["closed", "good", "--fail-on", "rng"], 4),
    ],
)
def test_exit_codes(world: dict[str, Any], words: list[str], code: int, capfdbinary: Any) -> None:
    assert run(["check", *words]) == code


def test_json_is_all_that_is_printed(world: dict[str, Any], kept: Report, capfdbinary: Any) -> None:
    run(["check", "good", "--format", "json", "--fail-on", "rng"])
    found = capfdbinary.readouterr()
    assert api.load(found.out).evidence == kept.evidence
    assert found.err == b"openassay: gate failed: rng: missing\n"


def test_an_error_is_one_harmless_line(world: dict[str, Any], capfdbinary: Any) -> None:
    run(["check", "closed"])
    found = capfdbinary.readouterr()
    assert found.out == b""
    assert found.err == b"openassay: could not open closed\\x1b[31m (no such folder): name one that exists\n"


def test_wrong_usage_is_one_line_that_names_the_help(world: dict[str, Any], capfdbinary: Any) -> None:
    run(["check", "good", "--format", "xml"])
    error = capfdbinary.readouterr().err.decode()
    assert error.count("\n") == 1
    assert "choose from csv, github, html, json" in error
    assert error.endswith("See openassay check --help.\n")


def test_a_defect_shows_where_it_happened(world: dict[str, Any], capfdbinary: Any) -> None:
    run(["check", "defect"])
    error = capfdbinary.readouterr().err.decode()
    assert "RuntimeError: boom" in error
    assert error.endswith("openassay: this is a defect of openassay: please report it with the lines above\n")


def test_an_empty_release_is_told_in_one_line(world: dict[str, Any], capfdbinary: Any) -> None:
    run(["check", "empty"])
    found = capfdbinary.readouterr()
    assert found.out == b""
    assert b"empty holds no files" in found.err


def test_an_address_that_fails_does_not_keep_the_others_from_being_told(
    world: dict[str, Any], capfdbinary: Any
) -> None:
    run(["check", "closed", "good"])
    assert b"We found" in capfdbinary.readouterr().out


def test_the_ending_of_the_output_chooses_the_format(world: dict[str, Any], tmp_path: Path, capfdbinary: Any) -> None:
    run(["check", "good", "--output", str(tmp_path / "report.html")])
    assert (tmp_path / "report.html").read_text().startswith("<!doctype html>")
    assert capfdbinary.readouterr().out == b""
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_a_format_that_is_named_outweighs_the_ending(world: dict[str, Any], tmp_path: Path) -> None:
    run(["check", "good", "--output", str(tmp_path / "report.html"), "--format", "json"])
    assert api.load((tmp_path / "report.html").read_bytes())


def test_several_addresses_are_written_into_a_folder(world: dict[str, Any], tmp_path: Path) -> None:
    world["../../a b"] = world["good"]
    run(["check", "good", "../../a b", "--format", "markdown", "--output", str(tmp_path / "new")])
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert [name[:-11] for name in names] == ["a-b-", "good-"]
    assert all(name.endswith(".md") for name in names)


def test_several_addresses_refuse_a_file(world: dict[str, Any], tmp_path: Path, capfdbinary: Any) -> None:
    (tmp_path / "file").write_text("kept")
    assert run(["check", "good", "good", "--output", str(tmp_path / "file")]) == 2
    assert (tmp_path / "file").read_text() == "kept"


def test_an_output_that_cannot_be_written_is_an_error(world: dict[str, Any], tmp_path: Path, capfdbinary: Any) -> None:
    assert run(["check", "good", "--output", str(tmp_path / "no" / "such" / "report.json")]) == 4
    assert b"could not write" in capfdbinary.readouterr().err


def test_a_file_is_replaced_whole_or_kept(
    world: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any
) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    assert run(["check", "good", "--output", str(target)]) == 4
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_options_reach_the_check(world: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> None:
    values = {"revision": "r", "subfolder": "s", "name": "n", "max-seconds": "3", "digest": "full", "cache-dir": "c"}
    run(["check", "good", "--offline", "--audit", *(f"--{key}={value}" for key, value in values.items())])
    assert world["asked"] == {
        "revision": "r",
        "subfolder": "s",
        "name": "n",
        "offline": True,
        "full": True,
        "max_seconds": 3.0,
        "cache_dir": "c",
        "standards": (),
        "audit": True,
    }


def test_only_the_parts_asked_for_are_shown(world: dict[str, Any], capfdbinary: Any) -> None:
    run(["check", "good", "--part", "rng"])
    out = capfdbinary.readouterr().out.decode()
    assert "rng/main.py" in out
    assert "frameworks/main.py" not in out


def test_no_colour_and_no_progress_where_nobody_watches(world: dict[str, Any], capfdbinary: Any) -> None:
    run(["check", "good"])
    found = capfdbinary.readouterr()
    assert b"\x1b" not in found.out
    assert found.err == b""
