"""What does a method do, of a generator, a list, a parser, a tensor, or of anything that is not of the program?"""

from openassay.flow.library import ORDERS, Libraries
from openassay.flow.loading import TRAINS
from openassay.flow.options import is_parser, option, parsed
from openassay.flow.origin import Taint
from openassay.flow.tables import group, table
from openassay.flow.value import (
    NOTHING,
    Constant,
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
)

_SEEDS = ("seed", "manual_seed", "set_state", "setstate")
_ASKS = (
    "spawn", "generate_state", "spawn_key", "bit_generator", "get_state", "getstate", "initial_seed", "device",
)  # fmt: skip
"""Methods of a generator that do not draw."""
_QUEUES = (
    "queue.Queue", "queue.SimpleQueue", "multiprocessing.Queue", "multiprocessing.SimpleQueue",
    "torch.multiprocessing.Queue",
)  # fmt: skip
_KEPT = ("append", "extend", "add", "insert", "update", "appendleft")
_VIEWS = ("items", "values", "keys", "copy")
_GETS = ("get", "pop", "setdefault")


class Methods(Libraries):
    """The part of the walk that does methods."""

    def method(self, what: Member, given: Given, site: Site) -> Value:
        """A method of something that is not of the program."""
        owner, name = what.owner, what.name
        if isinstance(owner, Generator):
            return self._of_generator(owner, name, given, site)
        if isinstance(owner, Items):
            return self._of_items(owner, name, given, site)
        if isinstance(owner, Made) and is_parser(owner):
            return option(self, owner, name, given, site)
        if name in table()["wraps"]["prepares"] and (prepared := self._prepared(owner, name, given, site)):
            return prepared
        if group("methods", name):
            return self.draw(f"torch.Tensor.{name}", "torch", None, given, site)
        if name in table()["samples"]["names"] and label(owner).startswith("pandas.") and _unfixed(given):
            return self.draw(f"{label(owner)}.{name}", "numpy", None, given, site)
        return self._other(owner, name, given, site)

    def _prepared(self, owner: Value, name: str, given: Given, site: Site) -> Value | None:
        """What is moved, wrapped or switched stays itself."""
        self.tell("call", f"{label(owner)}.{name}", site, given, owner=owner)
        if name == "prepare":
            return given.args[0] if len(given.args) == 1 else Items("tuple", given.args)
        if name in TRAINS and given.args:
            return None
        self.trained(owner, name, NOTHING, site)
        return owner

    def _other(self, owner: Value, name: str, given: Given, site: Site) -> Value:
        taints = deep(owner, 2) | joined(given.values()) | self._arriving(owner, name, given, site)
        if kind := group("taint_methods", name):
            taints |= {Taint(kind, self.place(*site), name)}
        if name == "glob" and isinstance(owner, Made) and owner.name.startswith("pathlib."):
            taints |= {Taint("listing", self.place(*site), "Path.glob")}
        if name == "sort":
            self.settled |= {one for one in owner.taints if one.kind in ORDERS}
        made = Made(f"{label(owner)}.{name}", *given, self.place(*site), taints)
        self.tell("call", made.name, site, given, owner=owner, result=made)
        self.sink(f"?.{name}", given.values(), site)
        self.callbacks(given.values(), site)
        self.trained(owner, name, given, site)
        return parsed(self, owner, name, made) or made

    def _arriving(self, owner: Value, name: str, given: Given, site: Site) -> frozenset[Taint]:
        """The order of arrival in what a queue gives; a list that a callback appends to takes it on."""
        kept = given.keywords.get("callback")
        if name == "apply_async" and isinstance(kept, Member) and kept.name == "append":
            kept.owner.taints |= {Taint("arrival", self.place(*site), "apply_async")}
            if self.loop:
                self.tell("pass", "for", site, owner=Value(kept.owner.taints))
        queue = isinstance(owner, Made) and owner.name in _QUEUES and name in ("get", "get_nowait")
        return frozenset((Taint("arrival", self.place(*site), "Queue.get", sure=False),) if queue else ())

    def _of_generator(self, owner: Generator, name: str, given: Given, site: Site) -> Value:
        """A method of a generator: seeding it, or drawing from it."""
        whole = f"{owner.name}.{name}"
        if name in _SEEDS:
            owner.seed = given.first() if name != "seed" or owner.library != "torch" else None
            self.tell("seed", whole, site, given, owner=owner, generator=owner)
            return owner
        if name in _ASKS:
            self.tell("call", whole, site, given, owner=owner)
            return Items("list", [owner]) if name == "spawn" else Value()
        return self.draw(whole, owner.library, owner, given, site)

    def _of_items(self, owner: Items, name: str, given: Given, site: Site) -> Value:
        if name in _KEPT:
            return self._grown(owner, name, given, site)
        if name == "sort":
            return self._sorted(owner, given, site)
        if name in _VIEWS:
            return _view(owner, name)
        if name in _GETS and given.args and isinstance(key := given.args[0], Constant) and owner.kind == "dict":
            found = owner.get(str(key.value))
            return found if found is not None else (given.args[1] if len(given.args) > 1 else Value(owner.taints))
        self.tell("call", f"builtins.{owner.kind}.{name}", site, given, owner=owner)
        taints = owner.taints | joined(given.values())
        return Made(f"builtins.{owner.kind}.{name}", *given, self.place(*site), taints)

    def _grown(self, owner: Items, name: str, given: Given, site: Site) -> Value:
        for one in given.args:
            several = name in ("extend", "update") and isinstance(one, Items)
            owner.grow(*((one.elements, one.keys) if several and isinstance(one, Items) else ([one], ())))
            self.kept(owner, one, site)
            owner.taints |= frozenset(taint for taint in deep(one) if taint.kind in ORDERS)
        owner.whole = owner.whole and not self.loop and not self.maybe
        return Constant(None)

    def _sorted(self, owner: Items, given: Given, site: Site) -> Value:
        self.tell("call", "builtins.list.sort", site, given, owner=owner)
        self.callbacks(tuple(given.keywords.values()), site)
        self.settled |= {one for one in deep(owner) if one.kind in ORDERS}
        owner.taints = frozenset(one for one in owner.taints if one.kind not in ORDERS)
        return Constant(None)


def _unfixed(given: Given) -> bool:
    """Whether a table is sampled without a state of its own."""
    state = given.keywords.get("random_state")
    return "**" not in given.keywords and (state is None or (isinstance(state, Constant) and state.value is None))


def _view(owner: Items, name: str) -> Value:
    """The entries, keys or values of a dictionary."""
    if name == "copy" or owner.kind != "dict":
        return owner
    if name == "items":
        pairs = [Items("tuple", pair) for pair in zip(owner.keys, owner.elements, strict=False)]
        return Items("list", pairs, taints=owner.taints)
    return Items("list", owner.keys if name == "keys" else owner.elements, taints=owner.taints)


def label(owner: Value) -> str:
    """How a method's owner is written in an event."""
    if isinstance(owner, Made):
        return owner.name
    if isinstance(owner, Instance):
        return next((one for one in owner.kind.roots() if one != "builtins.object"), f"<{owner.kind.node.name}>")
    return f"{label(owner.owner)}.{owner.name}" if isinstance(owner, Member) else "?"
