"""IPython's additions to Python, as notebooks use them: taken out line by line, shell commands kept as calls."""

import re

from openassay.read.lexical import token_at
from openassay.read.module import Call, Value

_MAGIC = re.compile(
    r"([ \t]*+)(?:[\w.,* \t]++=[ \t]*+(?=[!%][\w.{~/$ ]))?([!%?].*|[\w.*]++\?{1,2}[ \t]*+(?:#.*)?$)", re.MULTILINE
)
_CELL = re.compile(r"\s*%%(\w+)")
_PYTHON_CELLS = frozenset({"time", "timeit", "capture", "prun", "memit", "mprun", "lprun", "python", "python3", "pypy"})
_SHELL_CELLS = frozenset({"bash", "sh", "script", "system", "sx", "cmd"})
_SHELL = re.compile(r"!{1,2}\s*(.+)|%(?:sx|system)\s+(.+)|%((?:pip3?|conda|mamba|uv)\s.+)")
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


def without_magics(source: str) -> tuple[str, tuple[Call, ...]]:
    """The source with every magic line made a `pass` with a comment, and the shell commands among them.

    A cell that belongs to another language (`%%bash`, `%%html`) becomes comments as a whole. Lines keep their numbers.
    """
    cell = _CELL.match(source)
    if cell and cell[1] not in _PYTHON_CELLS:
        return _foreign(source, shell=cell[1] in _SHELL_CELLS)
    pieces: list[str] = []
    calls: list[Call] = []
    position, line = 0, 1
    while position < len(source):
        found = _MAGIC.match(source, position)
        end = _end_of_magic(source, found.end()) if found else _end_of_statement(source, position)
        piece = source[position:end]
        if found:
            calls += _commands(piece, line)
            rows = [row.strip() for row in piece.removesuffix("\n").split("\n")]
            piece = found[1] + "pass # " + "\n# ".join(rows) + "\n" * piece.endswith("\n")
        pieces.append(piece)
        line += piece.count("\n")
        position = end
    return "".join(pieces), tuple(calls)


def _end_of_magic(source: str, end: int) -> int:
    """After the line, and after the lines that a backslash at its end joins to it."""
    while source.startswith("\\", end - 1) and end < len(source):
        following = source.find("\n", end + 1)
        end = len(source) if following == -1 else following
    return min(end + 1, len(source))


def _end_of_statement(source: str, position: int) -> int:
    """After the logical line that starts at `position`."""
    depth = 0
    while position < len(source):
        token = token_at(source, position)
        position += len(token.text)
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
        if token.kind == "newline" and depth <= 0:
            break
    return position


def _commands(piece: str, line: int) -> list[Call]:
    start = min((at for at in (piece.find("!"), piece.find("%")) if at != -1), default=len(piece))
    found = _SHELL.match(" ".join(piece[start:].replace("\\\n", " ").split()))
    text = next((group for group in found.groups() if group), "") if found else ""
    return [_command(text, line, line + piece.rstrip("\n").count("\n"))] if text else []


def _command(text: str, line: int, end_line: int) -> Call:
    return Call("!", line, end_line, (Value(text[:200], "string", line, text[:2_000]),), (), "", 0)


def _foreign(source: str, *, shell: bool) -> tuple[str, tuple[Call, ...]]:
    lines = source.split("\n")
    head = next(index for index, line in enumerate(lines) if line.strip())
    texts = [(index + 1, line.strip()) for index, line in enumerate(lines) if index > head]
    calls = [_command(line, index, index) for index, line in texts if shell and line and not line.startswith("#")]
    return "\n".join(f"# {line}" if line.strip() else line for line in lines), tuple(calls)
