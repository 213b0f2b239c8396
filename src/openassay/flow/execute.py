"""What do statements do, in order? Branches that are not decided are both walked, loops once."""

import ast
from collections.abc import Callable

from openassay.flow.calling import Calling
from openassay.flow.evaluate import ModuleValue
from openassay.flow.known import picked, split_part
from openassay.flow.options import decorated
from openassay.flow.tables import canonical, known
from openassay.flow.value import (
    Class,
    Constant,
    External,
    Frame,
    Function,
    Given,
    Instance,
    Items,
    Made,
    Member,
    Site,
    Value,
)

_BUILDS = frozenset(
    ("append", "extend", "insert", "write", "add", "put", "appendleft", "writelines", "writerow", "update")
)
_SPLITS = ("torch.utils.data.random_split",)
"""Calls that give parts of what they are given."""
_DRAWN = frozenset(("shuffle", "sample", "permutation", "choice", "choices", "randperm"))
"""Draws whose turn is the turn of what is gone through."""
_GROWS_ANYTHING = ("update", "add")
"""Names of methods that a set, a counter or a progress bar has too: nothing is kept in order."""
_ORDERS = ("set", "listing", "arrival")
_LARGEST = 20_000
"""Statements of one file that are walked."""


class Walk(Calling):
    """The whole walk."""

    def body(self, nodes: list[ast.stmt], frame: Frame) -> None:
        for node in nodes:
            self.step()
            if do := _STATEMENTS.get(type(node)):
                do(self, node, frame)

    def enter(self, path: str) -> Frame:
        """The frame of a module, walked on first import: its statements are events of the importing program."""
        if path in self.modules:
            return self.modules[path]
        frame = Frame(path)
        self.modules[path] = frame
        source = self.program.cells(path)
        if source is None:
            return frame
        loop, maybe, self.loop, self.maybe = self.loop, self.maybe, 0, 0
        frame.names["__name__"] = Constant("__main__" if path == self.entry else path)
        frame.names["__file__"] = Constant(path)
        for cell in source.cells:
            frame.cell = cell
            if cell.tree is not None:
                self.body(cell.tree.body[:_LARGEST], frame)
        self.loop, self.maybe = loop, maybe
        return frame

    def expression(self, node: ast.Expr, frame: Frame) -> None:
        self.value(node.value, frame)

    def assign(self, node: ast.Assign, frame: Frame) -> None:
        given = self.value(node.value, frame)
        for target in node.targets:
            self.bind(target, given, frame)

    def annotated(self, node: ast.AnnAssign, frame: Frame) -> None:
        if node.value is not None:
            self.bind(node.target, self.value(node.value, frame), frame)

    def augmented(self, node: ast.AugAssign, frame: Frame) -> None:
        asked = ast.BinOp(left=_loaded(node.target), op=node.op, right=node.value)
        ast.copy_location(asked, node)
        self.bind(node.target, self.value(asked, frame), frame)

    def bind(self, target: ast.AST, value: Value, frame: Frame) -> None:
        if isinstance(target, ast.Name):
            home = frame.top() if target.id in frame.shared else frame
            home.names[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            self._unpack(target.elts, value, frame)
        elif isinstance(target, ast.Starred):
            self.bind(target.value, value, frame)
        elif isinstance(target, ast.Attribute):
            self.put(self.value(target.value, frame), target.attr, value, Site(target, frame))
        elif isinstance(target, ast.Subscript):
            self._store(target, value, frame)

    def _unpack(self, targets: list[ast.expr], value: Value, frame: Frame) -> None:
        known = (
            value.elements if isinstance(value, Items) and value.whole and len(value.elements) == len(targets) else None
        )
        parts = value if isinstance(value, Made) and value.name in _SPLITS else None
        plain = not any(isinstance(one, ast.Starred) for one in targets)
        for number, target in enumerate(targets):
            inner = split_part(value, number) if plain else None
            self.bind(target, known[number] if known else parts or inner or Value(value.taints), frame)

    def put(self, owner: Value, name: str, value: Value, site: Site) -> None:
        """Give an attribute a value; that of a library is told."""
        if isinstance(owner, (Instance, Made)):
            owner.attributes[name] = value
            if order := frozenset(one for one in value.taints if one.kind in _ORDERS):
                self.tell("pass", f"self.{name}", site, owner=Value(order))
        elif isinstance(owner, External):
            whole = canonical(f"{owner.name}.{name}")
            self.tell("set", whole, site, Given((value,)))
            if known(whole):
                self.cannot(site, f"{whole} is replaced")
        elif isinstance(owner, ModuleValue):
            owner.frame.names[name] = value
        elif isinstance(owner, Member):
            self.tell("set", f"?.{owner.name}.{name}", site, Given((value,)), owner=owner)
        if isinstance(owner, Made):
            self.tell("set", f"{owner.name}.{name}", site, Given((value,)), owner=owner)

    def _store(self, target: ast.Subscript, value: Value, frame: Frame) -> None:
        owner, key = self.value(target.value, frame), self.value(target.slice, frame)
        if chance := picked(owner, key):
            self.tell("pass", "index", Site(target, frame), owner=Value(chance))
        if isinstance(owner, External):
            named = key.value if isinstance(key, Constant) else "?"
            self.tell("set", f"{owner.name}[{named}]", Site(target, frame), Given((value,)))
        if isinstance(owner, Items):
            owner.whole = False
            owner.grow([value], [key] if owner.kind == "dict" else [])
            taints = (*key.taints, *value.taints) if owner.kind == "dict" else key.taints
            owner.taints |= frozenset(one for one in taints if one.kind in _ORDERS)

    def returned(self, node: ast.Return, frame: Frame) -> None:
        found = self.value(node.value, frame) if node.value else Constant(None)
        kept = frame.names.setdefault("<returns>", Items("list", ()))
        if isinstance(kept, Items):
            kept.grow([found])

    def branch(self, node: ast.If, frame: Frame) -> None:
        test = self.value(node.test, frame)
        self.decided(test, node.test, frame)
        truth = self.truth(test)
        open_ = any(one.kind == "option" for one in test.taints)
        if truth is None or open_:
            self._perhaps(node.body, frame, certain=truth is True)
            self._perhaps(node.orelse, frame, certain=truth is False)
        else:
            self.body(node.body if truth else node.orelse, frame)

    def _perhaps(self, nodes: list[ast.stmt], frame: Frame, *, certain: bool = False) -> None:
        self.maybe += not certain
        self.body(nodes, frame)
        self.maybe -= not certain

    def loops(self, node: ast.For | ast.AsyncFor, frame: Frame) -> None:
        source = self.value(node.iter, frame)
        self.runs(source, Site(node.iter, frame))
        order = self.ordered(source, Site(node.iter, frame))
        builds = _builds(node.body)
        if order and builds:
            self.tell("pass", builds, Site(node.iter, frame), owner=Value(order))
        if not order or builds:
            self.bind(node.target, self.element(source, Site(node.iter, frame)), frame)
        else:
            self.bind(node.target, Value(), frame)
        self.loop += 1
        self.body(node.body, frame)
        self.loop -= 1
        self.body(node.orelse, frame)

    def again(self, node: ast.While, frame: Frame) -> None:
        self.value(node.test, frame)
        self.loop += 1
        self.body(node.body, frame)
        self.loop -= 1
        self.body(node.orelse, frame)

    def within(self, node: ast.With | ast.AsyncWith, frame: Frame) -> None:
        for item in node.items:
            given = self.value(item.context_expr, frame)
            if item.optional_vars is not None:
                self.bind(item.optional_vars, given, frame)
        self.body(node.body, frame)

    def attempt(self, node: ast.Try | ast.TryStar, frame: Frame) -> None:
        self.body(node.body, frame)
        before = dict(frame.names)
        for handler in node.handlers:
            self._perhaps(handler.body, frame)
        frame.names |= before
        self.body(node.orelse, frame)
        self.body(node.finalbody, frame)

    def matching(self, node: ast.Match, frame: Frame) -> None:
        self.value(node.subject, frame)
        for case in node.cases:
            self._perhaps(case.body, frame)

    def defined(self, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame) -> None:
        found = Function(node, frame)
        decorated(self, found, node, frame)
        found.decorators = tuple(self.value(one, frame) for one in node.decorator_list)
        frame.names[node.name] = found

    def classed(self, node: ast.ClassDef, frame: Frame) -> None:
        bases = tuple(self.value(one, frame) for one in node.bases)
        scope = f"{frame.scope}.{node.name}" if frame.scope else node.name
        inside = Frame(frame.path, scope, frame)
        found = Class(node, inside, bases)
        found.decorators = tuple(self.value(one, frame) for one in node.decorator_list)
        frame.names[node.name] = found
        self.body(node.body, inside)

    def imported(self, node: ast.Import, frame: Frame) -> None:
        for one in node.names:
            path = self.program.find(one.name, frame.path)
            top = one.name.partition(".")[0]
            if path and one.asname:
                frame.names[one.asname] = ModuleValue(self.enter(path))
            elif path:
                self.enter(path)
                above = self.program.find(top, frame.path)
                frame.names[top] = ModuleValue(self.enter(above)) if above else External(top)
            else:
                frame.names[one.asname or top] = External(canonical(one.name if one.asname else top))

    def taken(self, node: ast.ImportFrom, frame: Frame) -> None:
        """`from a import b`: a name of a module, a module of a folder, or something of a library."""
        module = node.module or ""
        path = self.program.find(module, frame.path, node.level)
        home = self.enter(path) if path else None
        for one in node.names:
            if one.name == "*":
                frame.names |= home.names if home else {}
                frame.stars += [] if home else [module]
                continue
            frame.names[one.asname or one.name] = self._taken(home, module, one.name, node.level, frame)

    def _taken(self, home: Frame | None, module: str, name: str, level: int, frame: Frame) -> Value:
        if home and name in home.names:
            return home.names[name]
        below = self.program.find(f"{module}.{name}" if module else name, frame.path, level)
        if below:
            return ModuleValue(self.enter(below))
        if home or level:
            return Value()
        return External(canonical(f"{module}.{name}"))

    def shared(self, node: ast.Global | ast.Nonlocal, frame: Frame) -> None:
        frame.shared |= set(node.names) if isinstance(node, ast.Global) else set()

    def asked(self, node: ast.Assert | ast.Raise | ast.Delete, frame: Frame) -> None:
        for one in ast.iter_child_nodes(node):
            if isinstance(one, ast.expr):
                self.value(one, frame)


def _loaded(target: ast.expr) -> ast.expr:
    """A target, to be read."""
    if isinstance(target, ast.Name):
        return ast.copy_location(ast.Name(target.id, ast.Load()), target)
    return target


def _builds(nodes: list[ast.stmt]) -> str:
    """Whether a loop's body makes something in which its order stays: "for", "store" only by key, or nothing."""
    inner = [node for statement in nodes for node in ast.walk(statement)]
    if any(_keeps(node) or _counts(node) for node in inner):
        return "for"
    return "store" if any(isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store) for node in inner) else ""


def _keeps(node: ast.AST) -> bool:
    """Whether a node yields, appends to something, or draws."""
    if isinstance(node, (ast.Yield, ast.YieldFrom)):
        return True
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _BUILDS | _DRAWN):
        return False
    owner = node.func.value
    console = isinstance(owner, ast.Name) and owner.id in (
        "tqdm",
        "logger",
        "logging",
        "log",
        "pbar",
        "bar",
        "progress",
    )
    return node.func.attr not in _GROWS_ANYTHING and not console and bool(node.args)


def _counts(node: ast.AST) -> bool:
    """Whether a node gives the next number to a key: `index[word] = len(index)`."""
    if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript)):
        return False
    return isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name) and node.value.func.id == "len"


_STATEMENTS: dict[type, Callable[..., None]] = {
    ast.Expr: Walk.expression, ast.Assign: Walk.assign, ast.AnnAssign: Walk.annotated,
    ast.AugAssign: Walk.augmented, ast.Return: Walk.returned, ast.If: Walk.branch, ast.For: Walk.loops,
    ast.AsyncFor: Walk.loops, ast.While: Walk.again, ast.With: Walk.within, ast.AsyncWith: Walk.within,
    ast.Try: Walk.attempt, ast.TryStar: Walk.attempt, ast.Match: Walk.matching, ast.FunctionDef: Walk.defined,
    ast.AsyncFunctionDef: Walk.defined, ast.ClassDef: Walk.classed, ast.Import: Walk.imported,
    ast.ImportFrom: Walk.taken, ast.Global: Walk.shared, ast.Nonlocal: Walk.shared, ast.Assert: Walk.asked,
    ast.Raise: Walk.asked, ast.Delete: Walk.asked,
}  # fmt: skip
