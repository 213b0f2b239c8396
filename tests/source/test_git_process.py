"""Git that hangs: it is waited for as long as was allowed, and it does not outlive us."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from openassay.source import SourceError, Wanted, open_release

Hanging = Callable[[str], dict[str, str]]


@pytest.fixture
def hanging(tmp_path: Path) -> Hanging:
    """An environment in which git hangs at one of its commands, and writes its process id before."""

    def environment(command: str) -> dict[str, str]:
        folder = tmp_path / "bin"
        folder.mkdir()
        script = folder / "git"
        real = shutil.which("git")
        hangs = f"echo $$ > '{tmp_path}/pid.new'; mv '{tmp_path}/pid.new' '{tmp_path}/pid'; exec sleep 60"
        script.write_text(f'#!/bin/sh\ncase "$*" in *{command}*) {hangs} ;; *) exec {real} "$@" ;; esac\n')
        script.chmod(0o700)
        return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "TMPDIR": str(tmp_path / "tmp")}

    (tmp_path / "tmp").mkdir()
    return environment


COMMANDS = pytest.mark.parametrize("command", ["rev-parse", "ls-tree", "cat-file"])


@COMMANDS
def test_the_time_for_a_release_holds_for_git_too(
    command: str, hanging: Hanging, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", hanging(command)["PATH"])
    started = time.monotonic()
    with (
        pytest.raises(SourceError, match="git gave no answer"),
        open_release(Wanted(address=str(bare), max_seconds=0.5)) as opened,
    ):
        opened.read("README.md", 1000)
    assert time.monotonic() - started < 20


@COMMANDS
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_git_and_its_folder_do_not_outlive_us(
    command: str, number: signal.Signals, hanging: Hanging, bare: Path, tmp_path: Path
) -> None:
    words = [sys.executable, "-m", "openassay", "check", "--quiet", str(bare)]
    program = subprocess.Popen(words, env=hanging(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    pid = tmp_path / "pid"
    for _ in range(600):
        if pid.exists():
            break
        time.sleep(0.1)
    program.send_signal(number)
    assert program.wait(60) == 128 + number
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
    assert list((tmp_path / "tmp").iterdir()) == []
