"""Is an output saved that the code of its cell cannot have given?"""

import ast
import re
from collections.abc import Iterator, Mapping

from openassay.detect.detector import Detector, Look
from openassay.detect.randomness import EVERY_RUN, Randomness, fault, works
from openassay.detect.reading import Reading
from openassay.flow import Place
from openassay.read.cells import Cell, Cells

DETECTOR = Detector(
    id="OA-RNG-49",
    part="rng",
    question="Is an output saved that the code of its cell cannot have given?",
    why="The cell was changed after it ran: the result that is shown is that of other code.",
    satisfy="Run all cells again from the top, and save.",
    facts=("rng.output_not_of_its_code",),
    needs=("randomness",),
)

_CUT = 4_000
"""From this length on an output is kept in part."""
_UNSURE = re.compile(r"get_ipython|clear_output|%%capture|run_cell|displayhook|pass # !|\\r|Live\(")
_OTHER_RULES = re.compile(r"ast_node_interactivity|import print\b|def print\b|print\s*=")
_QUIET = (
    ast.Module, ast.Assign, ast.AnnAssign, ast.Constant, ast.Name, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.FunctionDef,
    ast.ClassDef, ast.Pass, ast.expr_context, ast.Lambda,
)  # fmt: skip
_SAFE = ("print", "len", "sum", "round", "min", "max", "str", "int", "float", "abs", "sorted", "type", "range", "list")
_EPOCH = re.compile(r"\bEpoch \d+/(\d+)")
_LEAST = 3
"""Letters that a printed text needs to be looked for."""
_PLAIN = (int, float, str, bool)
Known = Mapping[str, object]


def look(_: Reading, randomness: Randomness) -> Look:
    """Cells with an output, in notebooks whose counts are kept."""
    for path, found in randomness.cells.items():
        if not found.notebook or not any(one.count for one in found.cells):
            continue
        known = {} if _OTHER_RULES.search("\n".join(one.source for one in found.cells)) else _constants(found)
        for cell in found.cells:
            why = _why(cell, known, changed=not _OTHER_RULES.search(" ".join(one.source for one in found.cells)))
            if why:
                yield from fault(DETECTOR, randomness, why, Place(path, cell.line), severity=EVERY_RUN)


def _why(cell: Cell, known: Known, *, changed: bool) -> str:
    """Why an output is not of its cell, or nothing."""
    text = "\n".join(cell.outputs)
    if not cell.outputs or not works(cell):
        return ""
    if cell.count is None:
        return "An output is kept under a cell that has no execution count."
    if not changed or _UNSURE.search(cell.source) or cell.tree is None:
        return ""
    if cell.shown and not _shows(cell.tree.body[-1], cell.source):
        return "A value is shown as the result of a cell that does not end in one."
    if text.strip() and _quiet(cell.tree):
        return "Something is printed by a cell that only binds names."
    whole = all(one.strip() and len(one) < _CUT for one in cell.outputs)
    told = _mismatch(cell.tree, cell, text, known) if whole else ""
    return told or _epochs(cell.tree, text, known)


def _shows(last: ast.stmt, source: str) -> bool:
    """Whether a cell's last statement can give a result."""
    if isinstance(last, ast.Pass):
        return True
    if not isinstance(last, ast.Expr) or source.rstrip().endswith(";"):
        return False
    return not (_is_print(last) or (isinstance(last.value, ast.Constant) and last.value.value is None))


def _is_print(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "print"


def _quiet(tree: ast.Module) -> bool:
    """Whether running it writes nothing: bodies of functions are not run."""
    queue: list[ast.AST] = [tree]
    for node in queue:
        if isinstance(node, ast.Pass) or not isinstance(node, _QUIET):
            return False
        plain = isinstance(node, (ast.FunctionDef, ast.Lambda)) and not getattr(node, "decorator_list", [])
        queue += [] if plain else list(ast.iter_child_nodes(node))
    return True


def _constants(found: Cells) -> dict[str, object]:
    """Names that the whole notebook binds once, to a number or a text."""
    bound: dict[str, list[object]] = {}
    for cell in found.cells:
        for node in ast.walk(cell.tree) if cell.tree else ():
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                bound.setdefault(node.id, []).append(None)
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                for one in node.targets:
                    bound.setdefault(ast.unparse(one), []).append(node.value.value)
    return {
        name: held[0]
        for name, held in bound.items()
        if len(held) == 2 and held[1] is None and isinstance(held[0], _PLAIN)
    }


def _mismatch(tree: ast.Module, cell: Cell, text: str, known: Known) -> str:
    """What is printed for sure and was not, or was printed more often or seldom than the loop turns."""
    for node in tree.body:
        if _is_print(node) and _letters(pieces := _printed(node, known)) >= _LEAST and not _within(pieces, text):
            return f"The cell prints what its saved output does not hold: {ast.unparse(node)[:80]}."
    if any(isinstance(one, ast.For) and _turned(one, tree, text, known) for one in tree.body):
        return "A loop of the cell prints another number of lines than the saved output holds."
    return _value(tree.body[-1], cell, known) or _surplus(tree, text, known)


def _within(pieces: list[str | None], text: str, *, whole: bool = False) -> bool:
    """Whether a text holds the pieces in their order, whatever stands for those that are none; spaces do not count."""
    text, start, free = _dense(text), 0, not whole
    joined = [(one if one is None else _dense(one)) for one in pieces]
    for piece in joined:
        if piece is None:
            free = True
        elif piece:
            found = text.find(piece, start)
            if found < 0 or (found > start and not free):
                return False
            start, free = found + len(piece), not whole
    last = next((one for one in reversed(joined) if one is None or one), "")
    return free or start == len(text) or (last is not None and text.endswith(last))


def _dense(text: str) -> str:
    return "".join(text.split())


def _letters(pieces: list[str | None]) -> int:
    return sum(letter.isalnum() for one in pieces if one for letter in one)


def _turned(loop: ast.For, tree: ast.Module, text: str, known: Known) -> bool:
    """Whether lines that start as a print of a loop does are not as many as its turns."""
    turns = _turns(loop, known)
    prints = [one for one in ast.walk(tree) if isinstance(one, ast.stmt) and _is_print(one)]
    heads = [_head(_printed(one, known)) for one in prints]
    for node in loop.body if turns is not None else ():
        head = _head(_printed(node, known)) if _is_print(node) else ""
        alone = sum(one.startswith(head) or head.startswith(one) for one in heads) == 1
        lines = sum(line.lstrip().startswith(head) for line in text.splitlines())
        if head and alone and all(heads) and lines != turns:
            return True
    return False


def _head(pieces: list[str | None]) -> str:
    """The certain words that a print starts with."""
    first = pieces[0].strip() if pieces and pieces[0] else ""
    return first if _letters([first]) >= _LEAST else ""


def _surplus(tree: ast.Module, text: str, known: Known) -> str:
    """Output beside all that the prints of a straight cell can give."""
    if "Warning" in text or not all(isinstance(one, (ast.Assign, ast.Expr)) for one in tree.body):
        return ""
    called = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    shown = [one for one in tree.body if isinstance(one, ast.Expr) and not isinstance(one.value, ast.Constant)]
    if not shown or not set(called) <= set(_SAFE) or not all(_is_print(one) for one in shown):
        return ""
    pieces = [_printed(one, known) for one in shown]
    if not all(pieces) or _within([part for one in pieces for part in one], text, whole=True):
        return ""
    return "The saved output holds more than the cell's prints can give."


def _value(last: ast.stmt, cell: Cell, known: Known) -> str:
    """A result that is not the number or text that stands at the cell's end."""
    if not cell.shown or not isinstance(last, ast.Expr):
        return ""
    value = _constant(last.value, known)
    if not isinstance(value, _PLAIN) or any(one.strip() == repr(value) for one in cell.outputs):
        return ""
    return f"The cell ends in {value!r}, and its saved result is another."


def _turns(loop: ast.For, known: Known) -> int | None:
    """How often a loop over a range turns, none where that is not certain."""
    call = loop.iter
    if not (isinstance(call, ast.Call) and ast.unparse(call.func) == "range") or call.keywords:
        return None
    given = [_constant(one, known) for one in call.args]
    leaves = (ast.Break, ast.Continue, ast.Return, ast.Raise, ast.Try)
    numbers = [one for one in given if isinstance(one, int) and one is not True]
    if (
        len(numbers) != len(given)
        or not numbers
        or 0 in numbers[2:]
        or any(isinstance(node, leaves) for node in ast.walk(loop))
    ):
        return None
    return len(range(*numbers[:3]))


def _constant(node: ast.expr, known: Known) -> object:
    if isinstance(node, ast.Constant):
        return node.value
    return known.get(node.id) if isinstance(node, ast.Name) else None


def _printed(node: ast.stmt, known: Known) -> list[str | None]:
    """The pieces of what a print gives, none for those that are not certain; empty where nothing can be said."""
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call) or any(one.arg != "flush" for one in call.keywords):
        return []
    if any(isinstance(one, ast.Starred) for one in call.args):
        return []
    pieces = [part for one in call.args for part in _parts(one, known)]
    return [] if any(one and ("\r" in one or "\b" in one) for one in pieces) else pieces


def _parts(node: ast.expr, known: Known) -> Iterator[str | None]:
    """The certain pieces of a printed value, none for one that is not."""
    if isinstance(node, ast.JoinedStr):
        for one in node.values:
            if isinstance(one, ast.FormattedValue):
                plain = one.format_spec is None and one.conversion == -1
                yield from _parts(one.value, known) if plain else (None,)
            else:
                yield from _parts(one, known)
        return
    value = _constant(node, known)
    yield str(value) if isinstance(value, _PLAIN) else None


def _epochs(tree: ast.Module, text: str, known: Known) -> str:
    """Epochs as Keras counts them, of another number than the call asks for."""
    fits = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "fit"
    ]
    asked = [_constant(key.value, known) for one in fits for key in one.keywords if key.arg == "epochs"]
    told = {int(one) for one in _EPOCH.findall(text)}
    if len(fits) != 1 or not told or not all(isinstance(one, int) for one in asked) or not asked or told == set(asked):
        return ""
    return f"The cell trains {asked[0]} epochs, and its saved output counts to {max(told)}."
