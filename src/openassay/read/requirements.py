"""How pip's requirement and constraint files are read, and the words of `pip install`, `conda install` and the like."""

import re
from collections.abc import Callable, Iterator, Sequence

from openassay.read import specifier
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.requirement import Requirement, Requirements

_EDITABLE = re.compile(r"(?:-e|--editable)[ =]\s*+")
_EXPORT = re.compile(r"[\w.-]++=[\w.+!-]++(?:=[\w.+-]++)?")
_PIP_VALUES = (
    *("-r", "--requirement", "-c", "--constraint", "-f", "--find-links", "-i", "--index-url", "--extra-index-url"),
    *("--index", "-t", "--target", "--prefix", "--root", "--trusted-host", "--python", "-p", "--platform"),
    *("--python-version", "--abi", "--config-settings", "--global-option"),
)
_CONDA_VALUES = ("-n", "--name", "-p", "--prefix", "-c", "--channel", "-f", "--file", "--solver")
_SYSTEM_VALUES = ("-t", "--target-release", "-o", "--option", "-c", "--config-file")
_PIP = re.compile(r"[!%]?(?:.*/)?(?:pip[\d.]*|uv|pipx)")
_CONDA = re.compile(r"[!%]?(?:.*/)?(?:conda|mamba|micromamba)")
_SYSTEM = re.compile(r"(?:.*/)?(?:apt|apt-get|yum|dnf|apk)")
_VERBS = ("install", "add", "create")
_LEAD = 8
"""How many words may stand before the verb: `sudo -H python3 -m pip install`."""


def read(data: bytes) -> Requirements:
    """Every requirement with its line; other files, paths and indexes are left out. Raises ReadError for other text."""
    items, strange = list[Requirement](), 0
    for line, row in _rows(encoding.lines(encoding.read(data, MAX_LINES))):
        item = _one(row, line)
        if item:
            items.append(item)
        elif not row.startswith(("-", ".", "/")):
            strange += 1
    if strange > len(items):
        raise ReadError("not a list of requirements")
    return Requirements(tuple(items))


def installed(words: Sequence[str], line: int = 0, word_lines: Sequence[int] = ()) -> tuple[Requirement, ...]:
    """What a command installs (pip, uv, conda, mamba, apt and the like), each with the line of its word.

    `words` are those of a command of a Script; `line` is for words whose line is not known.
    """
    verb = next((index for index, word in enumerate(words[:_LEAD]) if word in _VERBS), 0)
    found = _reader(words[:verb], words[verb] if verb else "")
    if not found:
        return ()
    one, values = found
    items, skip = list[Requirement](), False
    for index, word in enumerate(words[verb + 1 :], verb + 1):
        skip, skipped = word in values and not skip, skip
        if not skipped and not word.startswith(("-", ".", "/", "~", "$")):
            item = one(word, word_lines[index] if index < len(word_lines) else line)
            items += [item] if item else []
    return tuple(items)


_One = Callable[[str, int], Requirement | None]


def _reader(lead: Sequence[str], verb: str) -> tuple[_One, tuple[str, ...]] | None:
    """How the words behind the verb are read, by the program in front of it."""
    if any(_PIP.fullmatch(word) for word in lead) and verb != "create":
        return (lambda text, line: specifier.pip(text, line, ecosystem="pypi")), _PIP_VALUES
    if any(_CONDA.fullmatch(word) for word in lead):
        return (lambda text, line: specifier.conda(text, line, ecosystem="conda")), _CONDA_VALUES
    if any(_SYSTEM.fullmatch(word) for word in lead) and verb != "create":
        return specifier.system, _SYSTEM_VALUES
    return None


def _rows(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines without comments, continued ones joined, each with its first line."""
    first, joined = 0, ""
    for number, line in enumerate(lines, 1):
        first = first if joined else number
        if line.endswith("\\"):
            joined += line[:-1].strip() + " "
            continue
        row = (joined + line).strip()
        joined = ""
        if row and not row.startswith("#"):
            yield first, row
    if joined.strip():
        yield first, joined.strip()


def _one(row: str, line: int) -> Requirement | None:
    row = _EDITABLE.sub("", row, count=1) if row.startswith("-") else row
    if row.startswith(("-", ".", "/")):
        return None
    if _EXPORT.fullmatch(row):
        return specifier.conda(row, line, ecosystem="conda")
    return specifier.pip(row, line)


FORMATS = (
    Format(
        "pip requirements",
        Requirements,
        read,
        names=(
            "*requirement*.txt",
            "*requirement*.in",
            "*constraint*.txt",
            "reqs.txt",
            "requirements/*.txt",
            "requirements/*.in",
        ),
    ),
)
