"""What does a call do? Functions, methods and classes of the program are entered; the rest is done by the libraries."""

import ast

from openassay.flow.machine import MAX_DEPTH, MAX_VISITS
from openassay.flow.methods import Methods
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
    deep,
    joined,
    same,
)

_CALLED = ("__call__", "forward", "call")
_LANGUAGE = ("builtins", "typing", "typing_extensions", "enum", "abc", "collections", "dataclasses")


class Calling(Methods):
    """The part of the walk that does calls."""

    def body(self, nodes: list[ast.stmt], frame: Frame) -> None:
        """Walk statements."""
        raise NotImplementedError

    def call(self, node: ast.Call, frame: Frame) -> Value:
        what = self.value(node.func, frame)
        return self.invoke(what, self._given(node, frame), Site(node, frame))

    def _given(self, node: ast.Call, frame: Frame) -> Given:
        args: list[Value] = []
        keywords: dict[str, Value] = {}
        for one in node.args:
            inner = self.value(one, frame)
            if isinstance(one, ast.Starred):
                args += inner.elements if isinstance(inner, Items) and inner.whole else []
            else:
                args.append(inner)
        for key in node.keywords:
            inner = self.value(key.value, frame)
            if key.arg:
                keywords[key.arg] = inner
            elif isinstance(inner, Items):
                named = zip(inner.keys, inner.elements, strict=False)
                keywords |= {str(name.value): value for name, value in named if isinstance(name, Constant)}
                keywords |= {} if inner.whole else {"**": inner}
            else:
                keywords["**"] = inner
        return Given(tuple(args), keywords)

    def invoke(self, what: Value, given: Given, site: Site) -> Value:
        self.step()
        if isinstance(what, Function):
            return self.enter_function(what, given, site)
        if isinstance(what, Class):
            return self.instantiate(what, given, site)
        if isinstance(what, External):
            return self.library(what.name, given, site)
        if isinstance(what, Member):
            return self.method(what, given, site)
        if isinstance(what, Instance):
            found = next((one for name in _CALLED if (one := what.kind.find(name))), None)
            if isinstance(found, Function):
                return self.invoke(found.to(what), given, site)
        if isinstance(what, Made):
            return self._called(what, given, site)
        self.callbacks(given.values(), site)
        return Value(what.taints | joined(given.values()))

    def _called(self, what: Made, given: Given, site: Site) -> Value:
        """Something made is called: a layer, a transform, a compiled function; or a library's, with more given."""
        if what.name == "functools.partial" and what.args and isinstance(begun := what.args[0], External):
            more = Given((*what.args[1:], *given.args), {**what.keywords, **given.keywords})
            return self.library(begun.name, more, site)
        self.tell("call", f"{what.name}.__call__", site, given, owner=what)
        self.callbacks(given.values(), site)
        return Value(deep(what) | joined(given.values()))

    def enter_function(self, what: Function, given: Given, site: Site) -> Value:
        """Walk a function of the program with its arguments bound; not again within itself, nor too often."""
        key = id(what.node)
        busy = any(one is what.node for one, _ in self.stack)
        if busy or len(self.stack) >= MAX_DEPTH or self.visits.get(key, 0) >= MAX_VISITS:
            return Value(joined(given.values()))
        self.visits[key] = self.visits.get(key, 0) + 1
        self.walked.add(key)
        inside = Frame(what.frame.path, what.name, what.frame, what.cell)
        before = what.partial
        self._bind(what, Given((*before.args, *given.args), {**before.keywords, **given.keywords}), inside)
        self.stack.append((what.node, f"{what.frame.path}:{what.name}"))
        self.callers.append(self.place(*site))
        try:
            return self._run(what, inside)
        finally:
            self.stack.pop()
            self.callers.pop()

    def _run(self, what: Function, inside: Frame) -> Value:
        if isinstance(what.node, ast.Lambda):
            return self.value(what.node.body, inside)
        self.body(what.node.body, inside)
        yields, returned = inside.names.get("<yields>"), inside.names.get("<returns>")
        if yields is not None:
            return yields
        return same(returned.elements) if isinstance(returned, Items) and returned.elements else Constant(None)

    def _bind(self, what: Function, given: Given, inside: Frame) -> None:
        """Give the parameters their values: arguments, defaults, options of the command line, or nothing known."""
        asked = what.node.args
        names = [one.arg for one in (*asked.posonlyargs, *asked.args)]
        values = (*((what.bound,) if what.bound is not None else ()), *given.args)
        every = (*names, *(one.arg for one in asked.kwonlyargs))
        known = dict(zip(names, values, strict=False))
        known |= {name: value for name, value in given.keywords.items() if name in every}
        for name in every:
            inside.names[name] = known[name] if name in known else self._default(what, name)
        if asked.vararg:
            inside.names[asked.vararg.arg] = Items("tuple", values[len(names) :])
        if asked.kwarg:
            rest = {name: value for name, value in given.keywords.items() if name not in every}
            inside.names[asked.kwarg.arg] = Items("dict", rest.values(), [Constant(name) for name in rest])

    def _default(self, what: Function, name: str) -> Value:
        """What a parameter has where nothing is given."""
        if name in what.options:
            return what.options[name]
        node = what.default(name)
        return self.value(node, what.frame) if node is not None else Value()

    def instantiate(self, what: Class, given: Given, site: Site) -> Value:
        """An object of a class of the program; its `__init__` is walked."""
        made = Instance(what, self.place(*site))
        init = what.find("__init__")
        if isinstance(init, Function):
            self.enter_function(init.to(made), given, site)
        else:
            made.attributes |= dict(zip(what.fields(), given.args, strict=False))
            made.attributes |= given.keywords
            if root := next((one for one in what.roots() if one.partition(".")[0] not in _LANGUAGE), ""):
                self.library(root, given, site)
        made.attributes.setdefault("<args>", Items("tuple", given.values()))
        return made
