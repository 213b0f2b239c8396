"""What do the calls of the language itself do, where they pass values, functions or orders on?"""

from collections.abc import Callable

from openassay.flow.evaluate import Evaluating
from openassay.flow.options import exposed, from_command_line
from openassay.flow.origin import Taint
from openassay.flow.value import (
    NOTHING,
    Class,
    Constant,
    External,
    Function,
    Given,
    Instance,
    Items,
    Made,
    Site,
    Value,
    deep,
    joined,
    tainted,
)

Handler = Callable[[Evaluating, Given, Site], Value]

_RANDOM = ("random", "numpy.random", "torch", "jax.random", "tensorflow.random")


def _partial(walk: Evaluating, given: Given, site: Site) -> Value:
    if given.args and isinstance(given.args[0], Function):
        return given.args[0].after(given.args[1:], given.keywords)
    if given.args and isinstance(given.args[0], External):
        return Made("functools.partial", *given, walk.place(*site))
    return given.args[0] if given.args else Value()


def _listed(walk: Evaluating, given: Given, site: Site) -> Value:
    """list, tuple: elements in an order; a set gets one here."""
    if not given.args:
        return Items("list", ())
    source = given.args[0]
    built = Items("list", walk.elements(source, site), taints=source.taints | walk.ordered(source, site))
    built.whole = isinstance(source, Items) and source.whole
    return built


def _enumerated(walk: Evaluating, given: Given, site: Site) -> Value:
    if not given.args:
        return Value()
    inner = walk.element(given.args[0], site)
    order = given.args[0].taints | walk.ordered(given.args[0], site)
    built = Items("list", [Items("tuple", (Value(), inner))], taints=order)
    built.whole = False
    if orders := frozenset(one for one in order if one.kind in ("set", "listing", "arrival")):
        walk.counted |= orders
        walk.tell("pass", "builtins.enumerate", site, owner=Value(orders))
    _passed(walk, given.args, site)
    return built


def _zipped(walk: Evaluating, given: Given, site: Site) -> Value:
    order = joined(given.args).union(*(walk.ordered(one, site) for one in given.args))
    built = Items("list", [Items("tuple", [walk.element(one, site) for one in given.args])], taints=order)
    built.whole = False
    _passed(walk, given.args, site)
    return built


def _passed(walk: Evaluating, args: tuple[Value, ...], site: Site) -> None:
    """A loader that is iterated through another."""
    for one in args:
        if isinstance(one, Made):
            walk.runs(one, site)


def _same(walk: Evaluating, given: Given, site: Site) -> Value:
    _passed(walk, given.args, site)
    return given.args[0] if given.args else Value()


def _mapped(walk: Evaluating, given: Given, site: Site) -> Value:
    """map, filter: a function over elements."""
    each = tuple(walk.element(one, site) for one in given.args[1:])
    walk.loop += 1
    result = walk.invoke(given.args[0], Given(each), site) if given.args else Value()
    walk.loop -= 1
    order = joined(given.args[1:]).union(*(walk.ordered(one, site) for one in given.args[1:]))
    built = Items("list", [result], taints=order)
    built.whole = False
    return built


def _number(walk: Evaluating, given: Given, site: Site) -> Value:
    """int, float, abs, round, str, repr: the value itself, or its taints."""
    del walk, site
    if given.args and isinstance(given.args[0], Constant) and isinstance(given.args[0].value, (int, float)):
        return given.args[0]
    return Value(joined(given.args))


def _hashed(walk: Evaluating, given: Given, site: Site) -> Value:
    """hash: of numbers it is fixed, of text it is new on every run."""
    held = given.args[0].elements if given.args and isinstance(given.args[0], Items) else list(given.args)
    if held and all(isinstance(one, Constant) and isinstance(one.value, (int, float)) for one in held):
        return Value(joined(given.args))
    sure = any(isinstance(one, Constant) and isinstance(one.value, str) for one in held)
    made = Made("builtins.hash", given.args, {}, walk.place(*site), joined(given.args))
    walk.tell("call", "builtins.hash", site, given, result=made)
    return tainted(made, frozenset((Taint("hash", walk.place(*site), "hash", sure=sure),)))


def _attribute(walk: Evaluating, given: Given, site: Site) -> Value:
    """Getattr with a name that is known; on a random module with another, nothing can be told."""
    if len(given.args) > 1 and isinstance(given.args[1], Constant) and isinstance(given.args[1].value, str):
        found = walk.member(given.args[0], given.args[1].value, site)
        return found if len(given.args) < 3 or found.__class__ is not Value else given.args[2]
    if given.args and isinstance(given.args[0], External) and given.args[0].name in _RANDOM:
        walk.cannot(site, f"a function of {given.args[0].name} that is chosen when the program runs")
    return Value(joined(given.args))


def _put(walk: Evaluating, given: Given, site: Site) -> Value:
    """Setattr."""
    if len(given.args) > 2 and isinstance(given.args[1], Constant) and isinstance(given.args[1].value, str):
        walk.put(given.args[0], given.args[1].value, given.args[2], site)
    elif given.args and isinstance(given.args[0], External) and given.args[0].name in _RANDOM:
        walk.cannot(site, f"a function of {given.args[0].name} is replaced when the program runs")
    return Constant(None)


def _above(walk: Evaluating, given: Given, site: Site) -> Value:
    """super: the object, seen as one of the class above."""
    del given
    owner = next((one for one in site.frame.names.values() if isinstance(one, Instance)), None)
    inside = walk.stack[-1][0] if walk.stack else None
    if owner is None:
        return Value()
    line = owner.kind.line()
    here = next((one for one in line if inside in one.node.body), owner.kind)
    above = line[line.index(here) + 1] if here in line and line.index(here) + 1 < len(line) else None
    if above is None:
        roots = owner.kind.roots()
        return External(f"{roots[0]}") if roots else Value()
    view = Instance(above, owner.place)
    view.attributes = owner.attributes
    return view


def _hidden(walk: Evaluating, given: Given, site: Site) -> Value:
    """exec, eval, __import__: what they do is not in the source."""
    if not (given.args and isinstance(given.args[0], Constant)):
        walk.cannot(site, "code that is made when the program runs")
    return Value(joined(given.args))


def _emptied(walk: Evaluating, given: Given, site: Site) -> Value:
    """dict: entries by name."""
    if given.args:
        walk.elements(given.args[0], site)
        return (
            given.args[0]
            if isinstance(given.args[0], Items) and given.args[0].kind == "dict"
            else Value(deep(given.args[0]))
        )
    return Items("dict", given.keywords.values(), [Constant(name) for name in given.keywords])


def _variables(walk: Evaluating, given: Given, site: Site) -> Value:
    """vars: the attributes of an object as a dictionary."""
    del walk, site
    if given.args and isinstance(given.args[0], (Instance, Made)):
        held = given.args[0].attributes
        return Items("dict", held.values(), [Constant(name) for name in held])
    return given.args[0] if given.args else Value()


def _described(walk: Evaluating, given: Given, site: Site) -> Value:
    """A class given to something that makes its object from the command line."""
    if given.args and isinstance(given.args[0], Class):
        return from_command_line(walk, given.args[0], site)
    if given.args and isinstance(given.args[0], Function):
        exposed(walk, given.args[0])
    return walk.invoke(given.args[0], NOTHING, site) if given.args else Value()


BUILTINS: dict[str, Handler] = {
    "functools.partial": _partial,
    "builtins.list": _listed, "builtins.tuple": _listed, "builtins.enumerate": _enumerated, "builtins.zip": _zipped,
    "tqdm.tqdm": _same, "tqdm.auto.tqdm": _same, "tqdm.notebook.tqdm": _same, "tqdm.autonotebook.tqdm": _same,
    "rich.progress.track": _same, "builtins.reversed": _same, "itertools.cycle": _same, "builtins.iter": _same,
    "tqdm": _same, "itertools.islice": _same, "itertools.chain": _same, "fastprogress.progress_bar": _same,
    "builtins.map": _mapped, "builtins.filter": _mapped,
    "builtins.int": _number, "builtins.float": _number, "builtins.abs": _number, "builtins.round": _number,
    "builtins.str": _number, "builtins.repr": _number,
    "builtins.hash": _hashed, "builtins.getattr": _attribute, "builtins.setattr": _put, "builtins.super": _above,
    "builtins.exec": _hidden, "builtins.eval": _hidden, "builtins.dict": _emptied, "builtins.vars": _variables,
    "types.SimpleNamespace": _emptied,
    "fire.Fire": _described, "typer.run": _described, "tyro.cli": _described, "absl.app.run": _described,
    "simple_parsing.parse": _described, "jsonargparse.CLI": _described, "plac.call": _described,
}  # fmt: skip
