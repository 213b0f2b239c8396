"""Small functions and short modules."""

import ast
import statistics
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


def functions():
    """Every function as (place, lines from its signature to its end without the docstring)."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
                yield f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}", node.end_lineno - body[0].lineno + 2


def test_no_module_above_five_hundred_lines():
    sizes = {str(path.relative_to(SOURCE)): path.read_text().count("\n") for path in SOURCE.rglob("*.py")}
    assert {name: size for name, size in sizes.items() if size > 500} == {}


def test_median_function_has_at_most_eight_lines():
    assert statistics.median(size for _, size in functions()) <= 8


def test_at_most_two_in_a_hundred_functions_above_fifty_lines():
    every = list(functions())
    long = [place for place, size in every if size > 50]
    assert len(long) <= 0.02 * len(every), long
