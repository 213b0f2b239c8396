"""How the dependencies of setup.py are read: the literals of its `setup(...)` call. Nothing is executed."""

import ast
import warnings
from collections.abc import Iterator

from openassay.read import specifier
from openassay.read import text as encoding
from openassay.read.format import Format
from openassay.read.limits import MAX_DEPTH, MAX_NODES, ReadError
from openassay.read.requirement import Requirement, Requirements

_GROUPS = {"install_requires": "", "setup_requires": "build-system", "tests_require": "test", "requires": ""}
_LONGEST = 2**18
_Names = dict[str, list[ast.expr]]


def read(data: bytes) -> Requirements:
    """Requirements given as literals, or through module-level names of literals. Raises ReadError."""
    return Requirements(tuple(_Setup(_parsed(encoding.read(data))).items()))


def _parsed(text: str) -> ast.Module:
    if len(text) > _LONGEST:
        raise ReadError(f"longer than {_LONGEST} characters")
    try:
        with warnings.catch_warnings(action="ignore"):
            return ast.parse(text)
    except SyntaxError as error:
        raise ReadError(f"not Python: {error.msg}", error.lineno or 0) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise ReadError(f"not Python: {error}") from error


class _Setup:
    """The names that a setup.py binds, and what its `setup` call says with them."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._names: _Names = {}
        self._left = MAX_NODES
        for node in ast.walk(tree):
            self._bind(node)

    def items(self) -> Iterator[Requirement]:
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and _called(node.func) == "setup":
                for keyword in node.keywords:
                    yield from self._keyword(keyword)

    def _bind(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    self._names[target.id] = [node.value]
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            self._names.setdefault(node.target.id, []).append(node.value)

    def _keyword(self, keyword: ast.keyword) -> Iterator[Requirement]:
        if keyword.arg == "python_requires":
            for text, line in self._strings(keyword.value, 0):
                yield Requirement("python", text, line, specifier.exact(text))
        elif keyword.arg == "extras_require":
            for group, value in self._tables(keyword.value, 0):
                yield from self._requirements(value, group)
        elif keyword.arg in _GROUPS:
            yield from self._requirements(keyword.value, _GROUPS[keyword.arg])

    def _requirements(self, node: ast.expr, group: str) -> Iterator[Requirement]:
        for text, line in self._strings(node, 0):
            for offset, row in enumerate(text.split("\n")):
                if item := specifier.pip(row, line + offset, group):
                    yield item

    def _tables(self, node: ast.expr, depth: int) -> Iterator[tuple[str, ast.expr]]:
        self._spend(node, depth)
        if isinstance(node, ast.Name):
            for value in self._names.get(node.id, ()):
                yield from self._tables(value, depth + 1)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield encoding.encodable(key.value), value

    def _strings(self, node: ast.expr, depth: int) -> Iterator[tuple[str, int]]:
        self._spend(node, depth)
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                yield encoding.encodable(node.value), node.lineno
            return
        for child in self._children(node):
            yield from self._strings(child, depth + 1)

    def _children(self, node: ast.expr) -> list[ast.expr]:
        if isinstance(node, ast.Name):
            return self._names.get(node.id, [])
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            return node.elts
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return [node.left, node.right]
        return [node.value] if isinstance(node, ast.Starred) else []

    def _spend(self, node: ast.expr, depth: int) -> None:
        self._left -= 1
        if self._left < 0 or depth > MAX_DEPTH:
            raise ReadError("names that refer to one another without end", node.lineno)


def _called(node: ast.expr) -> str:
    """The last part of a called name: `setup`, `setuptools.setup`."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


FORMATS = (Format("setup.py", Requirements, read, names=("setup.py",)),)
