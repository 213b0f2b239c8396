"""Python source as syntax trees, cell by cell: a file is one cell, a notebook many, with what each saved."""

import ast
import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from openassay.read.format import Format
from openassay.read.lexical import comments
from openassay.read.limits import MAX_NODES, ReadError
from openassay.read.magics import without_magics
from openassay.read.notebook import source_cells
from openassay.read.python import source_tree, text_of
from openassay.read.text import encodable, read

_PYTHON = ("", "python", "python2", "python3", "ipython")
_MOST_OUTPUT = 4_000
"""Characters of one output that are kept."""


class Cell(Struct):
    """A piece of source: its tree, the line in the file of each of its lines, and what a notebook saved with it.

    `tree` is none where the piece is no Python. `places` is empty where lines are the file's own. `count` is the saved
    execution count, none where it was never run; `outputs` are texts that were shown, `shown` whether the last is a
    value and not print.
    """

    tree: ast.Module | None
    source: str
    places: tuple[int, ...] = ()
    count: int | None = None
    outputs: tuple[str, ...] = ()
    shown: bool = False
    line: int = 1

    def place(self, line: int) -> int:
        """The line in the file of a line of this cell."""
        return self.places[min(line, len(self.places)) - 1] if self.places else line


class Cells(Struct):
    """A file of Python in order; `comments` are those of all cells, with their line in the file."""

    cells: tuple[Cell, ...] = ()
    comments: tuple[tuple[int, str], ...] = ()
    notebook: bool = False
    problems: tuple[tuple[int, str], ...] = field(default_factory=tuple)


def _file(data: bytes) -> Cells:
    source = text_of(data)
    return Cells((Cell(source_tree(source), source),), tuple(comments(source)))


def _notebook(data: bytes) -> Cells:
    """Raises ReadError for what is no notebook of Python."""
    places, language = source_cells(data)
    if language not in _PYTHON:
        raise ReadError(f"a notebook of {encodable(language[:40])}")
    saved = list(_saved(data))
    code = [cell for cell in places if cell.kind == "code"]
    cells, remarks, problems = [], [], []
    for number, found in enumerate(code):
        lines = found.lines()
        source, _ = without_magics("\n".join(text for text, _ in lines))
        where = tuple(line for _, line in lines)
        tree, problem = _tree(source)
        kept = saved[number] if number < len(saved) else {}
        start = where[0] if where else 1
        if problem:
            problems.append((start, problem))
        cells.append(_cell(tree, source, where, kept, start))
        remarks += [(where[min(line, len(where)) - 1], said) for line, said in comments(source) if where]
    if sum(cell.source.count("\n") for cell in cells) > MAX_NODES:
        raise ReadError(f"more than {MAX_NODES} lines")
    return Cells(tuple(cells), tuple(remarks), notebook=True, problems=tuple(problems))


def _cell(tree: ast.Module | None, source: str, where: tuple[int, ...], kept: dict[str, Any], start: int) -> Cell:
    count = kept.get("execution_count", kept.get("prompt_number"))
    given = kept.get("outputs")
    outputs = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return Cell(
        tree, source, where,
        count=count if isinstance(count, int) and not isinstance(count, bool) else None,
        outputs=tuple(_output(one) for one in outputs),
        shown=any(one.get("output_type") in ("execute_result", "pyout") for one in outputs),
        line=start,
    )  # fmt: skip


def _tree(source: str) -> tuple[ast.Module | None, str]:
    try:
        return source_tree(source + "\n"), ""
    except ReadError as error:
        return None, str(error)


def _saved(data: bytes) -> Iterator[dict[str, Any]]:
    """The code cells as JSON, in order."""
    whole = json.loads(read(data), strict=False)
    held = whole.get("worksheets")
    sheets = [sheet.get("cells") for sheet in (held if isinstance(held, list) else ()) if isinstance(sheet, dict)]
    for cells in [whole.get("cells"), *sheets]:
        for cell in cells if isinstance(cells, list) else ():
            if isinstance(cell, dict) and cell.get("cell_type") == "code":
                yield cell


def _output(saved: dict[str, Any]) -> str:
    """What an output shows as text, cut."""
    data = saved.get("data")
    text = saved.get("text") or (data.get("text/plain") if isinstance(data, dict) else "") or ""
    joined = "".join(part for part in text if isinstance(part, str)) if isinstance(text, list) else text
    return encodable(joined[:_MOST_OUTPUT]) if isinstance(joined, str) else ""


FORMATS = (
    Format("Python cells", Cells, _file, suffixes=(".py", ".pyw")),
    Format("notebook cells", Cells, _notebook, suffixes=(".ipynb",)),
)
