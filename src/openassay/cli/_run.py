"""The group of verbs, and how every error becomes one line and an exit code."""

import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import click

from openassay import __version__
from openassay.cli import _exit, _write

EPILOG = (
    "Exit codes: 0 nothing at or above the gate, 1 the gate failed, 2 wrong usage, 3 nothing to examine, "
    "4 incomplete: something that was needed could not be read or done."
)


class Verbs(click.Group):
    """Verbs by the names of their files; a verb's file is imported when the verb is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every verb, in alphabetical order."""
        return sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name, or none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"openassay.cli.{cmd_name}").command
        return command


@click.command(cls=Verbs, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="openassay %(version)s")
def group() -> None:
    """Find out what an AI release really shares, with evidence."""


def run(words: list[str]) -> int:
    """Run a command line and give its exit code."""
    with _ended_in_order():
        return _run(words)


def _run(words: list[str]) -> int:
    try:
        code = group.main(words or ["--help"], prog_name="openassay", standalone_mode=False)
    except click.ClickException as error:
        _write.error(_usage(error))
        return _exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        return _exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last stop: an uncaught error would exit with the gate's code
        return _failed(error)
    if not words:
        return _exit.USAGE
    return code if isinstance(code, int) else _exit.FINE


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let a request to end pass through every `with`: no process and no temporary folder of ours is left behind."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []
    # What was started with nohup, or has its own way to end, keeps it.
    taken = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, lambda received, _: sys.exit(_exit.SIGNALLED + received))
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _usage(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{error.format_message()} See {context.command_path if context else 'openassay'} --help."


def _failed(error: Exception) -> int:
    from openassay.api import OpenassayError, UsageError

    if not isinstance(error, OpenassayError):
        traceback.print_exception(error)
        _write.error("this is a defect of openassay: please report it with the lines above")
        return _exit.INCOMPLETE
    _write.error(str(error))
    return _exit.USAGE if isinstance(error, UsageError) else _exit.INCOMPLETE
