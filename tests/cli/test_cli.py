"""The front door as a program: help, start-up, pipes, terminals."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from openassay import __version__
from openassay.cli import _exit
from openassay.cli._run import group, run

HERE = Path(__file__).parent
REPORT = HERE.parent / "report" / "golden" / "whole.json"
VERBS = group.list_commands(None)


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_is_as_it_was(verb: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """OPENASSAY_UPDATE=1 writes the snapshots anew."""
    monkeypatch.setenv("COLUMNS", "80")
    assert run([*([verb] if verb else []), "--help"]) == 0
    shown = capfd.readouterr().out
    path = HERE / "snapshots" / f"{verb or 'openassay'}.txt"
    if os.environ.get("OPENASSAY_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown)
    assert shown == path.read_text()


def test_every_file_without_an_underscore_is_a_verb() -> None:
    assert {"check", "render", "rule", "standards"} <= set(VERBS)
    assert not [verb for verb in VERBS if verb.startswith("_")]


def test_without_a_verb_the_help_is_shown_and_the_usage_is_wrong(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "Commands:" in capfd.readouterr().out


def test_an_unknown_verb_is_wrong_usage(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["chekc"]) == 2
    assert capfd.readouterr().err.startswith("openassay: No such command 'chekc'")


def test_an_interrupt_is_not_taken_for_a_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(group, "main", interrupt)
    assert run(["check", "x"]) == 130


@pytest.mark.parametrize(("codes", "code"), [([], 0), ([0, 0], 0), ([0, 3], 3), ([3, 1, 0], 1), ([1, 4, 3], 4)])
def test_the_worst_code_wins(codes: list[int], code: int) -> None:
    assert _exit.worst(codes) == code


def python(*words: str, **given: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, **given)


def test_the_version_is_answered_before_anything_is_loaded() -> None:
    program = (
        "import sys; from openassay.cli import main; main(['--version']);"
        "print(sorted({'click', 'msgspec', 'rich', 'importlib.metadata'} & set(sys.modules)))"
    )
    assert python("-c", program).stdout == f"openassay {__version__}\n[]\n"


def test_the_version_is_the_same_beside_other_words() -> None:
    assert python("-m", "openassay", "--version", "check").stdout == f"openassay {__version__}\n"


def test_help_loads_no_room() -> None:
    program = (
        "import sys\nfrom openassay.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'msgspec', 'rich', 'jinja2', 'yaml', 'openassay.api'} & set(sys.modules)))"
    )
    assert python("-c", program).stdout.endswith("\n[]\n")


def test_the_module_is_a_program() -> None:
    found = python("-m", "openassay", "render", str(REPORT), "--format", "json")
    assert (found.returncode, found.stdout) == (0, REPORT.read_text())


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f'"{sys.executable}" -m openassay render "{REPORT}" --format html | true; echo "${{PIPESTATUS[0]}}"'
    found = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert (found.stdout, found.stderr) == ("0\n", "")


def on_terminal(*words: str, **environment: str) -> bytes:
    """What a program writes when its standard output is a terminal."""
    master, slave = pty.openpty()
    environment = {
        **{key: value for key, value in os.environ.items() if key != "NO_COLOR"},
        "TERM": "xterm",
        **environment,
    }
    with subprocess.Popen([sys.executable, "-m", "openassay", *words], stdout=slave, env=environment) as process:
        os.close(slave)
        shown = b""
        try:
            while piece := os.read(master, 65536):
                shown += piece
        except OSError:  # the other end was closed
            pass
        assert process.wait() == 0
    os.close(master)
    return shown


def test_a_terminal_has_colour_unless_it_is_refused() -> None:
    assert b"\x1b[" in on_terminal("render", str(REPORT))
    assert b"\x1b[" not in on_terminal("render", str(REPORT), "--no-color")
    assert b"\x1b[" not in on_terminal("render", str(REPORT), NO_COLOR="1")
    assert b"\x1b[" not in on_terminal("render", str(REPORT), TERM="dumb")
