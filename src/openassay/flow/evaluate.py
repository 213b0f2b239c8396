"""What does an expression stand for?"""

import ast
import builtins
import operator
from collections.abc import Callable

from openassay.flow.known import (
    CHANCES,
    computed,
    decides,
    elements_of,
    is_set,
    is_text,
    of_numbers,
    of_text,
    picked,
    split_part,
    stable,
)
from openassay.flow.machine import MAX_NESTING, Machine
from openassay.flow.origin import Taint
from openassay.flow.tables import canonical, known
from openassay.flow.value import (
    NONE,
    NOTHING,
    Class,
    Constant,
    External,
    Frame,
    Function,
    Generator,
    Given,
    Instance,
    Items,
    Made,
    Member,
    Site,
    Value,
    deep,
    joined,
    same,
    tainted,
)

_BUILTINS = frozenset(dir(builtins))
_PARTED = ("torch.utils.data.random_split", "datasets.")
"""What is still known in part when an entry is taken from it."""
_ORDERS = ("set", "listing", "arrival")
_COMPARES: dict[type[ast.cmpop], Callable[[object, object], object]] = {
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


class ModuleValue(Value):
    """A module of the program."""

    __slots__ = ("frame",)

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.frame = frame


class Evaluating(Machine):
    """The part of the walk that evaluates expressions; calls are done by the part above."""

    def call(self, node: ast.Call, frame: Frame) -> Value:
        """What a call gives."""
        raise NotImplementedError

    def invoke(self, what: Value, given: Given, site: Site) -> Value:
        """What calling a value gives."""
        raise NotImplementedError

    def enter(self, path: str) -> Frame:
        """The frame of a module of the program, walked when it is first imported."""
        raise NotImplementedError

    def put(self, owner: Value, name: str, value: Value, site: Site) -> None:
        """Give an attribute a value."""
        raise NotImplementedError

    def runs(self, value: Value, site: Site) -> None:
        """Walk what a trainer or a pass runs of an object."""
        raise NotImplementedError

    def value(self, node: ast.AST | None, frame: Frame) -> Value:
        """The value of an expression; unknown where it is none, or is nested too deeply."""
        self.step()
        do = _EXPRESSIONS.get(type(node))
        if node is None or self.nesting > MAX_NESTING:
            return Value()
        self.nesting += 1
        try:
            return do(self, node, frame) if do else self._held(node, frame)
        finally:
            self.nesting -= 1

    def _held(self, node: ast.AST, frame: Frame) -> Value:
        """Something else: the taints of what it holds."""
        return Value(
            joined([self.value(one, frame) for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)])
        )

    def constant(self, node: ast.Constant, _: Frame) -> Value:
        return Constant(node.value)

    def name(self, node: ast.Name, frame: Frame) -> Value:
        found = self.lookup(node.id, frame)
        if found is not None:
            return found
        if node.id in _BUILTINS:
            return External(f"builtins.{node.id}")
        return self._starred(node, frame)

    def lookup(self, name: str, frame: Frame | None) -> Value | None:
        """A name in a frame and those around it."""
        while frame is not None:
            if name in frame.names:
                return frame.names[name]
            frame = frame.above
        return None

    def _starred(self, node: ast.Name, frame: Frame) -> Value:
        """A name that only a star import can have brought."""
        stars = frame.top().stars
        for library in stars:
            if known(f"{library}.{node.id}"):
                return External(f"{library}.{node.id}")
        if stars and stars[-1]:
            self.cannot(Site(node, frame), f"what `from {stars[-1]} import *` brings")
            stars.append("")
        return Value()

    def attribute(self, node: ast.Attribute, frame: Frame) -> Value:
        return self.member(self.value(node.value, frame), node.attr, Site(node, frame))

    def member(self, owner: Value, name: str, site: Site) -> Value:
        """The attribute of a value."""
        if isinstance(owner, External):
            whole = canonical(f"{owner.name}.{name}")
            return self.flags[name] if owner.name.endswith("FLAGS") and name in self.flags else External(whole)
        if isinstance(owner, ModuleValue):
            return self._of_module(owner, name)
        if isinstance(owner, Instance):
            return self._of_instance(owner, name, site)
        if isinstance(owner, Class):
            return self._bound(owner.find(name), owner, site) or Member(owner, name)
        if isinstance(owner, Made) and name in owner.attributes:
            return owner.attributes[name]
        return Member(owner, name)

    def _of_module(self, owner: ModuleValue, name: str) -> Value:
        if name in owner.frame.names:
            return owner.frame.names[name]
        path = self.program.find(name, owner.frame.path, 1) if owner.frame.path.endswith("__init__.py") else ""
        return ModuleValue(self.enter(path)) if path else Value()

    def _of_instance(self, owner: Instance, name: str, site: Site) -> Value:
        if name in owner.attributes:
            return owner.attributes[name]
        if name == "__class__":
            return owner.kind
        return self._bound(owner.kind.find(name), owner, site) or Member(owner, name)

    def _bound(self, found: Value | None, owner: Value, site: Site) -> Value | None:
        """A class's attribute as its object has it."""
        if not isinstance(found, Function):
            return found
        marks = [one.name for one in found.decorators if isinstance(one, External)]
        if "builtins.staticmethod" in marks:
            return found
        if "builtins.classmethod" in marks:
            return found.to(owner.kind if isinstance(owner, Instance) else owner)
        if isinstance(owner, Class):
            return found
        method = found.to(owner)
        if any(one in ("builtins.property", "functools.cached_property") for one in marks):
            return self.invoke(method, NOTHING, site)
        return method

    def calling(self, node: ast.Call, frame: Frame) -> Value:
        return self.call(node, frame)

    def sequence(self, node: ast.List | ast.Tuple | ast.Set, frame: Frame) -> Value:
        kind = type(node).__name__.lower()
        items = Items(kind, ())
        for one in node.elts:
            inner = self.value(one.value if isinstance(one, ast.Starred) else one, frame)
            if isinstance(one, ast.Starred):
                items.grow(self.elements(inner, Site(node, frame)))
                items.whole = items.whole and isinstance(inner, Items) and inner.whole
                items.taints |= inner.taints
            else:
                items.grow([inner])
        return items

    def dictionary(self, node: ast.Dict, frame: Frame) -> Value:
        items = Items("dict", ())
        for key, one in zip(node.keys, node.values, strict=True):
            inner = self.value(one, frame)
            if key is None:
                items.whole = items.whole and isinstance(inner, Items) and inner.whole
                items.grow(*((inner.elements, inner.keys) if isinstance(inner, Items) else ((), ())))
            else:
                items.grow([inner], [self.value(key, frame)])
        return items

    def comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, frame: Frame) -> Value:
        """A list, set, generator or dictionary built in a loop of its own."""
        inside = Frame(frame.path, frame.scope, frame)
        order: frozenset[Taint] = NONE
        self.loop += 1
        for clause in node.generators:
            source = self.value(clause.iter, inside)
            order |= self.ordered(source, Site(clause.iter, inside))
            self.bind(clause.target, self.element(source, Site(clause.iter, inside)), inside)
            for test in clause.ifs:
                self.decided(self.value(test, inside), test, inside)
        if isinstance(node, ast.DictComp):
            built = Items("dict", [self.value(node.value, inside)], [self.value(node.key, inside)])
        else:
            kind = "set" if isinstance(node, ast.SetComp) else "list"
            built = Items(kind, [self.value(node.elt, inside)])
            self.kept(built, built.elements[0], Site(node, inside))
        self.loop -= 1
        built.whole = False
        built.taints |= order
        if built.kind == "set":
            built.taints = frozenset(one for one in built.taints if one.kind not in _ORDERS)
        return built

    def decided(self, test: Value, node: ast.AST, frame: Frame) -> None:
        """Tell where what no seed fixes decides a branch."""
        if chance := frozenset(one for one in test.taints if one.kind in CHANCES):
            self.tell("pass", "if", Site(node, frame), owner=Value(chance))

    def kept(self, owner: Items, value: Value, site: Site) -> None:
        """Tell where what no seed fixes becomes an entry of a list."""
        chance = frozenset(one for one in deep(value) if one.kind == "hash")
        if chance and owner.kind == "list":
            self.tell("pass", "list", site, owner=Value(chance))

    def bind(self, target: ast.AST, value: Value, frame: Frame) -> None:
        """Give a value to a name, an attribute, an entry, or to several."""
        raise NotImplementedError

    def subscript(self, node: ast.Subscript, frame: Frame) -> Value:
        owner, key = self.value(node.value, frame), self.value(node.slice, frame)
        if isinstance(owner, Items):
            found = self._entry(owner, key)
            if found is None and any(isinstance(one, External) and known(one.name) for one in owner.elements):
                self.cannot(Site(node, frame), "a function that draws, chosen when the program runs")
            if found is not None:
                return tainted(found, owner.taints) if owner.taints else found
        if isinstance(key, Constant) and (part := split_part(owner, key.value)):
            return part
        if isinstance(owner, Made) and owner.name.startswith(_PARTED):
            return Member(owner, "[]") if owner.name.startswith("datasets.") else owner
        order = frozenset(one for one in owner.taints if one.kind in _ORDERS)
        chance = picked(owner, key)
        whole = owner
        if isinstance(owner, Items) and owner.kind == "dict":
            order &= self.counted
            owner = Value(frozenset(one for one in owner.taints if one.kind not in _ORDERS) | order)
        if order := order | chance:
            self.tell("pass", "index", Site(node, frame), Given((whole,)), owner=Value(order))
        if isinstance(owner, Instance) and isinstance(method := owner.kind.find("__getitem__"), Function):
            return self.invoke(method.to(owner), Given((key,)), Site(node, frame))
        if (
            isinstance(key, Constant)
            and isinstance(key.value, str)
            and ("seed" in key.value.lower() or "rng" in key.value.lower())
        ):
            return Value(frozenset(one for one in owner.taints if one.kind != "checkpoint"))
        return Value(owner.taints | key.taints)

    def _entry(self, owner: Items, key: Value) -> Value | None:
        if not isinstance(key, Constant):
            return None
        if owner.kind == "dict":
            return owner.get(key.value) if isinstance(key.value, str) else None
        whole = owner.whole and isinstance(key.value, int) and -len(owner.elements) <= key.value < len(owner.elements)
        return owner.elements[key.value] if whole and isinstance(key.value, int) else None

    def binary(self, node: ast.BinOp, frame: Frame) -> Value:
        left, right = self.value(node.left, frame), self.value(node.right, frame)
        taints = left.taints | right.taints
        if isinstance(node.op, ast.Mod) and (chance := frozenset(one for one in left.taints if one.kind == "hash")):
            self.tell("pass", "%", Site(node, frame), owner=Value(chance))
        if is_set(left) and is_set(right) and isinstance(node.op, (ast.BitOr, ast.BitAnd, ast.Sub, ast.BitXor)):
            merged = Items("set", [*elements_of(left), *elements_of(right)], taints=taints)
            if of_numbers(node.op, stable(left), stable(right)):
                merged.elements = [Constant(0)]
            merged.whole = False
            return merged
        if isinstance(left, Constant) and isinstance(right, Constant):
            return computed(node.op, left.value, right.value, taints)
        if isinstance(left, Items) and isinstance(node.op, ast.Add):
            more = right.elements if isinstance(right, Items) else []
            grown = Items(left.kind, [*left.elements, *more], taints=taints)
            grown.whole = left.whole and isinstance(right, Items) and right.whole
            return grown
        return Value(taints)

    def boolean(self, node: ast.BoolOp, frame: Frame) -> Value:
        """`a or b`: the first that decides; all where none is known."""
        wanted = isinstance(node.op, ast.Or)
        values: list[Value] = []
        open_ = 0
        for part in node.values:
            self.maybe += open_
            values.append(one := self.value(part, frame))
            self.maybe -= open_
            truth = self.truth(one)
            if truth is wanted and not open_ and not any(taint.kind == "option" for taint in one.taints):
                return one
            open_ = max(open_, int(truth is not (not wanted)))
        return self._first(values, wanted=wanted)

    def _first(self, values: list[Value], *, wanted: bool) -> Value:
        """The value of several that decides; all where none is known."""
        for one in values:
            truth = self.truth(one)
            if truth is None:
                return same(values)
            if truth is wanted:
                return one
        return values[-1]

    def truth(self, value: Value) -> bool | None:
        """Whether a value is true, or none where that is not known."""
        if isinstance(value, Constant):
            return bool(value.value)
        return True if isinstance(value, (Function, Class, Instance, Generator)) else None

    def unary(self, node: ast.UnaryOp, frame: Frame) -> Value:
        inner = self.value(node.operand, frame)
        if isinstance(node.op, ast.Not):
            truth = self.truth(inner)
            return Value(inner.taints) if truth is None else Constant(not truth, inner.taints)
        if isinstance(node.op, ast.USub) and isinstance(inner, Constant) and isinstance(inner.value, (int, float)):
            return Constant(-inner.value, inner.taints)
        return inner

    def compare(self, node: ast.Compare, frame: Frame) -> Value:
        values = [self.value(one, frame) for one in (node.left, *node.comparators)]
        taints = frozenset(one for one in joined(values) if one.kind == "option") | decides(node, values)
        do = _COMPARES.get(type(node.ops[0])) if len(node.ops) == 1 else None
        left, right = values[0], values[1]
        if do and isinstance(left, Constant) and isinstance(right, Constant):
            return Constant(bool(do(left.value, right.value)), taints)
        none = isinstance(right, Constant) and right.value is None
        if none and isinstance(node.ops[0], (ast.Is, ast.IsNot)) and self.truth(left):
            return Constant(isinstance(node.ops[0], ast.IsNot), taints)
        return Value(taints)

    def conditional(self, node: ast.IfExp, frame: Frame) -> Value:
        test = self.value(node.test, frame)
        truth = self.truth(test)
        if truth is not None and not test.taints:
            return self.value(node.body if truth else node.orelse, frame)
        values = [
            self._aside(node.body, frame, open_=truth is not True),
            self._aside(node.orelse, frame, open_=truth is not False),
        ]
        return values[0 if truth else 1] if truth is not None else same(values)

    def _aside(self, node: ast.expr, frame: Frame, *, open_: bool) -> Value:
        """A value that may not be asked for."""
        self.maybe += open_
        found = self.value(node, frame)
        self.maybe -= open_
        return found

    def text(self, node: ast.JoinedStr, frame: Frame) -> Value:
        return Value(
            joined([self.value(one.value, frame) for one in node.values if isinstance(one, ast.FormattedValue)])
        )

    def function(self, node: ast.Lambda, frame: Frame) -> Value:
        return Function(node, frame)

    def named(self, node: ast.NamedExpr, frame: Frame) -> Value:
        found = self.value(node.value, frame)
        self.bind(node.target, found, frame)
        return found

    def inner(self, node: ast.Await | ast.Starred | ast.YieldFrom | ast.FormattedValue, frame: Frame) -> Value:
        return self.value(node.value, frame)

    def given(self, node: ast.Yield, frame: Frame) -> Value:
        found = self.value(node.value, frame)
        frame.names.setdefault("<yields>", Items("list", ()))
        kept = frame.names["<yields>"]
        if isinstance(kept, Items):
            kept.whole = False
            kept.grow([found])
        return Value()

    def ordered(self, source: Value, site: Site) -> frozenset[Taint]:
        """The taints of an order that a pass over a value takes on; a set gets its own here."""
        found = frozenset(one for one in source.taints if one.kind in _ORDERS)
        if is_set(source) and not stable(source):
            found |= {Taint("set", self.place(*site), "set", sure=of_text(source))}
        return found

    def elements(self, source: Value, site: Site) -> list[Value]:
        """What a pass over a value gives, as far as it is known."""
        return list(source.elements) if isinstance(source, Items) else [self.element(source, site)]

    def element(self, source: Value, site: Site) -> Value:
        """One element of a value, with the taints of its order."""
        order = self.ordered(source, site)
        if isinstance(source, Items):
            held = source.keys if source.kind == "dict" else source.elements
            several = len({repr(one.value) for one in held if isinstance(one, Constant)}) > 1
            inner = same(held) if held and not several else Value(joined(held))
            return tainted(inner, source.taints | order) if order or source.taints else inner
        if isinstance(source, Instance):
            method = source.kind.find("__iter__") or source.kind.find("__getitem__")
            if isinstance(method, Function):
                args = () if method.name.endswith("__iter__") else (Value(),)
                return Value(self.invoke(method.to(source), Given(args), site).taints)
        if isinstance(source, Made) and is_text(source):
            return Made("builtins.str", (), {}, source.place, deep(source) | order)
        return Value(deep(source) | order)


_EXPRESSIONS: dict[type, Callable[..., Value]] = {
    ast.Constant: Evaluating.constant, ast.Name: Evaluating.name, ast.Attribute: Evaluating.attribute,
    ast.Call: Evaluating.calling, ast.List: Evaluating.sequence, ast.Tuple: Evaluating.sequence,
    ast.Set: Evaluating.sequence, ast.Dict: Evaluating.dictionary, ast.ListComp: Evaluating.comprehension,
    ast.SetComp: Evaluating.comprehension, ast.GeneratorExp: Evaluating.comprehension,
    ast.DictComp: Evaluating.comprehension, ast.Subscript: Evaluating.subscript, ast.BinOp: Evaluating.binary,
    ast.BoolOp: Evaluating.boolean, ast.UnaryOp: Evaluating.unary, ast.Compare: Evaluating.compare,
    ast.IfExp: Evaluating.conditional, ast.JoinedStr: Evaluating.text, ast.Lambda: Evaluating.function,
    ast.NamedExpr: Evaluating.named, ast.Await: Evaluating.inner, ast.Starred: Evaluating.inner,
    ast.YieldFrom: Evaluating.inner, ast.FormattedValue: Evaluating.inner, ast.Yield: Evaluating.given,
}  # fmt: skip
