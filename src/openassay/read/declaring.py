"""What single nodes of a Python syntax tree declare: entries of mappings, defaults of fields, parameters."""

import ast
from collections.abc import Iterator

from openassay.read.expression import Expressions
from openassay.read.folding import MAX_STRING
from openassay.read.text import encodable

_MAPPINGS = frozenset(
    {
        "dict",
        "OrderedDict",
        "SimpleNamespace",
        "Namespace",
        "AttrDict",
        "EasyDict",
        "edict",
        "DotDict",
        "Dict",
        "ConfigDict",
        "FrozenConfigDict",
        "CfgNode",
        "Munch",
        "Box",
    }
)
_FIELDS = frozenset(
    {
        "dataclasses.field",
        "pydantic.Field",
        "pydantic.fields.Field",
        "attr.ib",
        "attr.field",
        "attrs.field",
        "flax.struct.field",
    }
)
_POSITIONAL = frozenset({"pydantic.Field", "pydantic.fields.Field", "attr.ib"})
_KEYS = frozenset({str, int})


def pairs(here: Expressions, node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """The entries of a dictionary literal, or of a call that makes a mapping of its keywords."""
    while type(node) is ast.Call and here.dotted(node.func).rpartition(".")[2] in _MAPPINGS:
        yield from ((one.arg, one.value) for one in node.keywords if one.arg)
        if not node.args:
            return
        node = node.args[0]
    if type(node) is ast.Dict:
        for key, value in zip(node.keys, node.values, strict=True):
            if type(key) is ast.Constant and type(key.value) in _KEYS:
                yield encodable(str(key.value)[:MAX_STRING]), value


def default(here: Expressions, node: ast.expr) -> ast.expr | None:
    """The default that a field of a data class declares, as in `lr: float = field(default=1e-3)`."""
    if type(node) is not ast.Call or here.dotted(node.func) not in _FIELDS:
        return None
    if node.args and here.dotted(node.func) in _POSITIONAL:
        return node.args[0]
    return next((one.value for one in node.keywords if one.arg == "default"), None)


def arguments(node: ast.arguments) -> list[ast.arg]:
    """Every parameter of a function, the starred ones last."""
    extra = [one for one in (node.vararg, node.kwarg) if one]
    return [*node.posonlyargs, *node.args, *node.kwonlyargs, *extra]


def stem(node: ast.expr) -> ast.expr:
    """`Base` of `Base[int]`, `f` of `f(Base)`."""
    if type(node) is ast.Subscript:
        return node.value
    return node.func if type(node) is ast.Call else node


def clamp(node: ast.JoinedStr) -> None:
    """Before Python 3.12 the fields of an f-string over several lines may be placed outside it."""
    last = node.end_lineno or node.lineno
    for one in ast.walk(node):
        if isinstance(one, ast.expr):
            one.lineno = min(max(one.lineno, node.lineno), last)
            one.end_lineno = min(max(one.end_lineno or one.lineno, one.lineno), last)
