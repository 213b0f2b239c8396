"""Were the cells of a notebook run in another order than they stand in?"""

import ast
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault, works
from openassay.detect.reading import Reading
from openassay.flow import Place
from openassay.read.cells import Cell
from openassay.schema import Sure

DETECTOR = Detector(
    id="OA-RNG-48",
    part="rng",
    question="Were the cells of a notebook run in another order than they stand in?",
    why="What is saved comes from a state that nobody gets who runs the cells from the top.",
    satisfy="Restart the kernel, run all cells from the top, and save.",
    facts=("rng.notebook_out_of_order",),
    needs=("randomness",),
)


def look(_: Reading, randomness: Randomness) -> Look:
    """Cells whose count is not above that of the cell that ran before, and cells that lost theirs."""
    for path, found in randomness.cells.items():
        if not found.notebook:
            continue
        if fallen := [Place(path, one.line) for one in _falls(found.cells)]:
            message = "The saved execution counts do not grow from cell to cell: the cells ran in another order."
            yield from fault(DETECTOR, randomness, message, *fallen, severity=EVERY_RUN)
        for cell, sure in _lost(found.cells):
            message = "This cell has no execution count, and cells after it were run."
            yield from fault(DETECTOR, randomness, message, Place(path, cell.line), severity=EVERY_RUN, sure=sure)


def _falls(cells: tuple[Cell, ...]) -> Iterator[Cell]:
    last = 0
    for cell in cells:
        if cell.count and cell.source.strip():
            if cell.count <= last:
                yield cell
            last = cell.count


def _lost(cells: tuple[Cell, ...]) -> Iterator[tuple[Cell, Sure]]:
    """Cells without a count before one that has it; surely where later cells need what they define."""
    for number, cell in enumerate(cells):
        after = [one for one in cells[number + 1 :] if one.count]
        if cell.count or cell.outputs or not after or not works(cell):
            continue
        others = {name for one in cells if one is not cell for name in _names(one, ast.Store)}
        needed = {name for one in after for name in _names(one, ast.Load)}
        yield cell, "certain" if (_names(cell, ast.Store) - others) & needed else "likely"


def _names(cell: Cell, context: type[ast.expr_context]) -> set[str]:
    """The names that a cell binds, or reads."""
    found: set[str] = set()
    for node in ast.walk(cell.tree) if cell.tree else ():
        if isinstance(node, ast.Name) and isinstance(node.ctx, context):
            found.add(node.id)
        elif context is ast.Store and isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif context is ast.Store and isinstance(node, ast.alias):
            found.add((node.asname or node.name).partition(".")[0])
    return found
