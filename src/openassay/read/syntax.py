"""One walk over a Python syntax tree: what it says, without the tree."""

import ast
from collections.abc import Callable
from typing import Any

from openassay.read.declaring import arguments, clamp, default, pairs, stem
from openassay.read.expression import Expressions
from openassay.read.folding import MAX_STRING, fold
from openassay.read.module import Assign, Call, Definition, Import, Text, Value
from openassay.read.naming import NO_ATTRIBUTES, Names, bound, imported, origin
from openassay.read.text import encodable

MIN_TEXT = 24
"""Shortest string that is kept as a Text, in characters; a docstring is kept whatever its length."""
_MAX_KEYS = 4
"""Deepest nesting of dictionaries whose entries become assignments."""

_AUGMENTED: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.LShift: "<<", ast.RShift: ">>", ast.BitOr: "|", ast.BitXor: "^", ast.BitAnd: "&", ast.MatMult: "@",
}  # fmt: skip
_QUIET = frozenset({ast.Name, ast.Constant, ast.Attribute})
"""Annotations and targets that hold nothing to walk."""
_NAMED = frozenset({ast.Name, ast.Attribute})
_HOLDERS = frozenset({ast.Dict, ast.Call})
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class _Leave:
    """Pushed under a scope's body: gives back the state of the scope around."""

    __slots__ = ("attributes", "fallback", "loop", "mark", "scope")

    def __init__(self, walk: "Walk") -> None:
        self.scope, self.loop, self.fallback = walk.scope, walk.loop, walk.fallback
        self.mark, self.attributes = walk.names.mark(), walk.names.attributes


class _Loop:
    """Pushed before and after a loop's body."""

    __slots__ = ("depth",)

    def __init__(self, depth: int) -> None:
        self.depth = depth


class _Body:
    """Pushed under a definition's decorators and defaults, which belong to the scope around."""

    __slots__ = ("node",)

    def __init__(self, node: _Function | ast.ClassDef) -> None:
        self.node = node


class Walk(Expressions):
    """The walk over one module, on its own stack instead of Python's, so that depth is no danger."""

    __slots__ = ("assigns", "calls", "definitions", "fallback", "imports", "loop", "main", "scope", "stack", "texts")

    def __init__(self, tree: ast.Module, source: str) -> None:
        super().__init__(source, Names(tree, source))
        self.scope, self.loop, self.main = "", 0, 0
        self.fallback = False
        """In an `except` body, where a name bound again is a stand-in for the import that failed."""
        self.imports: list[Import] = []
        self.calls: list[Call] = []
        self.assigns: list[Assign] = []
        self.definitions: list[Definition] = []
        self.texts: list[Text] = []
        self.stack: list[Any] = []
        self._run(tree)

    def _run(self, tree: ast.Module) -> None:
        self.body(tree.body)
        stack, step_of = self.stack, _STEPS.get
        while stack:
            node = stack.pop()
            step = step_of(type(node), _plain)
            if step is not None:
                step(self, node)

    def body(self, nodes: list[ast.stmt]) -> None:
        """Push the statements of a module, function or class; keep its docstring."""
        first = nodes[0] if nodes else None
        self.stack += nodes[::-1]
        if type(first) is ast.Expr and type(first.value) is ast.Constant and type(first.value.value) is str:
            self.stack.pop()
            self.text(first.value.value, first.lineno, docstring=True)

    def turn(self, mark: int) -> None:
        """Put what was pushed since `mark` into the order of the source."""
        stack = self.stack
        if len(stack) > mark + 1:
            stack[mark:] = stack[mark:][::-1]

    def text(self, value: str | bytes, line: int, *, docstring: bool = False) -> None:
        """Keep a string constant."""
        start = value[:MAX_STRING]
        self.texts.append(
            Text(encodable(start if isinstance(start, str) else start.decode("latin-1")), line, len(value), docstring)
        )

    def take(self, node: ast.expr) -> Value:
        """An expression as a Value; what it holds is walked later."""
        if type(node) is not ast.Name:
            self.stack.append(node)
        return self.value(node)

    def hide(self, target: ast.AST) -> None:
        """The names of a target stand for something new."""
        if type(target) is ast.Name:
            self.names.hide(target.id, imports=not self.fallback)
            return
        for name in bound(target):
            self.names.hide(name, imports=not self.fallback)

    def assign(self, target: str, value: Value, line: int) -> None:
        """Keep an assignment."""
        self.assigns.append(Assign(target, value, line, self.scope))

    def qualified(self, name: str) -> str:
        """The qualified name of what is defined here."""
        return f"{self.scope}.{name}" if self.scope else name


def _plain(walk: Walk, node: ast.AST) -> None:
    """Walk whatever a node holds."""
    stack = walk.stack
    mark = len(stack)
    for name in node._fields:
        child = getattr(node, name, None)
        if type(child) is list:
            stack += child
        elif child is not None:
            stack.append(child)
    walk.turn(mark)


def _leave(walk: Walk, state: _Leave) -> None:
    walk.scope, walk.loop, walk.fallback = state.scope, state.loop, state.fallback
    walk.names.attributes = state.attributes
    walk.names.undo(state.mark)


def _set_loop(walk: Walk, loop: _Loop) -> None:
    walk.loop = loop.depth


def _constant(walk: Walk, node: ast.Constant) -> None:
    value = node.value
    if isinstance(value, str | bytes) and len(value) >= MIN_TEXT:
        walk.text(value, node.lineno)


def _attribute(walk: Walk, node: ast.Attribute) -> None:
    inner = node.value
    while type(inner) is ast.Attribute:
        inner = inner.value
    if type(inner) is not ast.Name:
        walk.stack.append(inner)


def _joined(walk: Walk, node: ast.JoinedStr) -> None:
    """An f-string: its text with the names of its fields; its fields are walked."""
    parts: list[str] = []
    mark = len(walk.stack)
    for part in node.values:
        if type(part) is ast.Constant:
            parts.append(str(part.value))
        elif type(part) is ast.FormattedValue:
            name = walk.dotted(part.value)
            parts.append("{}" if "?" in name else f"{{{name}}}")
            walk.stack.append(part)
    walk.turn(mark)
    if node.end_lineno != node.lineno:
        clamp(node)
    text = "".join(parts)
    if len(text) >= MIN_TEXT:
        walk.text(text, node.lineno)


def _call(walk: Walk, node: ast.Call) -> None:
    stack, take, func = walk.stack, walk.take, node.func
    mark = len(stack)
    if type(func) is not ast.Name:
        stack.append(func)
    args = tuple([take(one) for one in node.args])
    keywords = tuple([(one.arg or "**", take(one.value)) for one in node.keywords])
    if len(stack) > mark + 1:
        stack[mark:] = stack[mark:][::-1]
    line = node.lineno
    walk.calls.append(Call(walk.dotted(func), line, node.end_lineno or line, args, keywords, walk.scope, walk.loop))


def _assign(walk: Walk, node: ast.Assign) -> None:
    mark = len(walk.stack)
    value = walk.take(node.value)
    for target in node.targets:
        _store(walk, target, node.value, value, node.lineno)
    name = walk.dotted(node.targets[0])
    if "?" not in name and type(node.targets[0]) in _NAMED:
        _entries(walk, name, node.value, 1)
    walk.turn(mark)


def _store(walk: Walk, target: ast.expr, node: ast.expr, value: Value, line: int) -> None:
    """One target of an assignment."""
    if type(target) is ast.Name:
        _bind(walk, target.id, node)
        walk.assign(target.id, value, line)
    elif type(target) is ast.Attribute:
        walk.assign(walk.dotted(target), value, line)
        _attribute(walk, target)
    elif type(target) is ast.Tuple or type(target) is ast.List:
        _unpack(walk, target, node, line)
    else:
        _item(walk, target, value, line)
        walk.stack.append(target)


def _bind(walk: Walk, name: str, node: ast.expr) -> None:
    """A name is assigned to. A constant in place of an import is a stand-in, as in `except ImportError: x = None`."""
    names = walk.names
    if names.attributes is not NO_ATTRIBUTES:
        names.attributes[name] = fold(node, names.lookup)
    elif walk.scope:
        names.hide(name, imports=not walk.fallback and type(node) is not ast.Constant)
    elif name in names.aliases and not walk.fallback and type(node) is not ast.Constant:
        names.hide(name)


def _unpack(walk: Walk, target: ast.Tuple | ast.List, node: ast.expr, line: int) -> None:
    if isinstance(node, ast.Tuple | ast.List) and len(node.elts) == len(target.elts):
        pairs = list(zip(target.elts, node.elts, strict=True))
        if not any(type(one) is ast.Starred for pair in pairs for one in pair):
            for left, right in pairs:
                _store(walk, left, right, walk.value(right), line)
            return
    walk.hide(target)
    walk.stack += [one for one in target.elts if type(one) not in _QUIET]


def _item(walk: Walk, target: ast.expr, value: Value, line: int) -> None:
    """`name["key"] = value`."""
    if type(target) is ast.Subscript and type(target.slice) is ast.Constant and type(target.value) in _NAMED:
        name = walk.dotted(target.value)
        if "?" not in name and type(target.slice.value) is str:
            walk.assign(f"{name}.{target.slice.value[:MAX_STRING]}", value, line)


def _entries(walk: Walk, name: str, node: ast.expr, depth: int) -> None:
    if depth > _MAX_KEYS or type(node) not in _HOLDERS:
        return
    for key, value in pairs(walk, node):
        walk.assign(f"{name}.{key}", walk.value(value), value.lineno)
        _entries(walk, f"{name}.{key}", value, depth + 1)


def _annotated(walk: Walk, node: ast.AnnAssign) -> None:
    mark = len(walk.stack)
    if type(node.annotation) not in _QUIET:
        walk.stack.append(node.annotation)
    if node.value is not None:
        value = walk.take(node.value)
        given = default(walk, node.value)
        _store(walk, node.target, given or node.value, walk.value(given) if given else value, node.lineno)
        if type(node.target) in _NAMED:
            _entries(walk, walk.dotted(node.target), node.value, 1)
    walk.turn(mark)


def _augmented(walk: Walk, node: ast.AugAssign) -> None:
    line = node.lineno
    change = Value(f"{_AUGMENTED[type(node.op)]}= {walk.segment(node.value)}"[:200], "other", line)
    if type(node.target) in _NAMED:
        walk.assign(walk.dotted(node.target), change, line)
    walk.hide(node.target)
    walk.stack += (node.value, node.target)


def _walrus(walk: Walk, node: ast.NamedExpr) -> None:
    value = walk.take(node.value)
    _store(walk, node.target, node.value, value, node.lineno)


def _import(walk: Walk, node: ast.Import) -> None:
    walk.imports += [Import(one.name, (), node.lineno) for one in node.names]
    _aliases(walk, node)


def _import_from(walk: Walk, node: ast.ImportFrom) -> None:
    walk.imports.append(Import(origin(node), tuple([one.name for one in node.names]), node.lineno))
    _aliases(walk, node)


def _aliases(walk: Walk, node: ast.Import | ast.ImportFrom) -> None:
    """Inside a scope an import holds there; at module level it is known already."""
    if walk.scope:
        for name, full in imported(node):
            walk.names.alias(name, full)


def _function(walk: Walk, node: _Function) -> None:
    walk.stack.append(_Body(node))
    mark = len(walk.stack)
    walk.stack += node.decorator_list
    name, every = walk.qualified(node.name), arguments(node.args)
    _defaults(walk, node.args, name)
    walk.stack += [one.annotation for one in every if one.annotation and type(one.annotation) not in _QUIET]
    if node.returns and type(node.returns) not in _QUIET:
        walk.stack.append(node.returns)
    walk.turn(mark)
    parameters = tuple([one.arg for one in every])
    walk.definitions.append(Definition("function", name, node.lineno, node.end_lineno or node.lineno, parameters))


def _defaults(walk: Walk, rules: ast.arguments, scope: str) -> None:
    """The defaults of a function's parameters, which are read in the scope around it."""
    plain = [*rules.posonlyargs, *rules.args]
    pairs: list[tuple[ast.arg, ast.expr | None]] = [
        *zip(plain[len(plain) - len(rules.defaults) :], rules.defaults, strict=True),
        *zip(rules.kwonlyargs, rules.kw_defaults, strict=True),
    ]
    for one, value in pairs:
        if value is not None:
            walk.assigns.append(Assign(one.arg, walk.take(value), one.lineno, scope, parameter=True))


def _class(walk: Walk, node: ast.ClassDef) -> None:
    walk.stack.append(_Body(node))
    mark = len(walk.stack)
    walk.stack += [*node.decorator_list, *node.bases, *[one.value for one in node.keywords]]
    walk.turn(mark)
    bases = tuple([walk.dotted(stem(one)) for one in node.bases])
    name = walk.qualified(node.name)
    walk.definitions.append(Definition("class", name, node.lineno, node.end_lineno or node.lineno, bases))


def _enter(walk: Walk, entry: _Body) -> None:
    node = entry.node
    if walk.scope and walk.names.attributes is NO_ATTRIBUTES:
        walk.names.hide(node.name, imports=not walk.fallback)
    walk.stack.append(_Leave(walk))
    walk.scope, walk.loop, walk.fallback = walk.qualified(node.name), 0, False
    if isinstance(node, ast.ClassDef):
        walk.names.attributes = {}
    else:
        walk.names.attributes = NO_ATTRIBUTES
        for one in arguments(node.args):
            walk.names.hide(one.arg)
    walk.body(node.body)


def _lambda(walk: Walk, node: ast.Lambda) -> None:
    walk.stack.append(_Leave(walk))
    for one in arguments(node.args):
        walk.names.hide(one.arg)
    walk.stack += [node.body, *node.args.defaults, *node.args.kw_defaults]


def _comprehension(walk: Walk, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> None:
    walk.stack.append(_Leave(walk))
    for one in node.generators:
        for name in bound(one.target):
            walk.names.hide(name)
    _plain(walk, node)


def _for(walk: Walk, node: ast.For | ast.AsyncFor) -> None:
    walk.hide(node.target)
    stack = walk.stack
    stack += node.orelse[::-1]
    stack.append(_Loop(walk.loop))
    stack += node.body[::-1]
    stack += (_Loop(walk.loop + 1), node.iter)
    if type(node.target) is not ast.Name:
        stack.append(node.target)


def _while(walk: Walk, node: ast.While) -> None:
    stack = walk.stack
    stack += node.orelse[::-1]
    stack.append(_Loop(walk.loop))
    stack += node.body[::-1]
    stack.append(node.test)
    walk.loop += 1


def _with(walk: Walk, node: ast.With | ast.AsyncWith) -> None:
    for item in node.items:
        if item.optional_vars:
            walk.hide(item.optional_vars)
    _plain(walk, node)


def _if(walk: Walk, node: ast.If) -> None:
    test = node.test
    if type(test) is ast.Compare and not walk.scope and not walk.main:
        sides = (test.left, *test.comparators)
        names = [one.id for one in sides if type(one) is ast.Name]
        values = [one.value for one in sides if type(one) is ast.Constant]
        if names == ["__name__"] and values == ["__main__"] and type(test.ops[0]) is ast.Eq:
            walk.main = node.lineno
    walk.stack += node.orelse[::-1]
    walk.stack += node.body[::-1]
    walk.stack.append(test)


def _handler(walk: Walk, node: ast.ExceptHandler) -> None:
    walk.stack.append(_Leave(walk))
    walk.stack += node.body[::-1]
    walk.stack.append(node.type)
    walk.fallback = True


_LEAVES = (
    ast.Name, ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.alias, ast.Pass, ast.Break,
    ast.Continue, ast.Global, ast.Nonlocal, type(None), str, int, bool,
)  # fmt: skip
_STEPS: dict[type, Callable[[Walk, Any], None] | None] = {
    _Leave: _leave,
    _Loop: _set_loop,
    _Body: _enter,
    ast.Constant: _constant,
    ast.Attribute: _attribute,
    ast.JoinedStr: _joined,
    ast.Call: _call,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.NamedExpr: _walrus,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Lambda: _lambda,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.DictComp: _comprehension,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.While: _while,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.If: _if,
    ast.ExceptHandler: _handler,
    **{kind: None for leaf in _LEAVES for kind in (leaf, *leaf.__subclasses__())},
}
