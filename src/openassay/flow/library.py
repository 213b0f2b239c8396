"""What does a call of a library do? It seeds, draws, makes a generator, starts a process, or is only told."""

from openassay.flow.builtin import BUILTINS
from openassay.flow.loading import LOADERS, Loading, apart
from openassay.flow.options import flag
from openassay.flow.origin import Taint
from openassay.flow.tables import group, makes, seeds, table
from openassay.flow.value import (
    NOTHING,
    Constant,
    Function,
    Generator,
    Given,
    Items,
    Made,
    Site,
    Value,
    deep,
    joined,
)

_SPAWNS = (
    "torch.multiprocessing.spawn", "torch.multiprocessing.start_processes",
    "torch_xla.distributed.xla_multiprocessing.spawn",
)  # fmt: skip
_PROCESSES = ("multiprocessing.Process", "torch.multiprocessing.Process")
ORDERS = ("set", "listing", "arrival", "entropy")
_SETS = ("builtins.set", "builtins.frozenset")
_SORTS = ("sorted", "natsorted", "os_sorted", "sort", "unique")
_ASIDE = ("builtins.print", "logging", "os.path", "os.remove", "shutil", "os.unlink")
"""What keeps no order."""
_SEEDED_BY = ("seed", "x", "entropy", "bit_generator")


class Libraries(Loading):
    """The part of the walk that does the calls of libraries."""

    def library(self, name: str, given: Given, site: Site) -> Value:
        """A call of a library by its dotted name."""
        if name in BUILTINS:
            return BUILTINS[name](self, given, site)
        if found := flag(self, name, given, site):
            return found
        if name in table()["wraps"]["names"] and given.args:
            self.tell("call", name, site, given)
            return given.args[0]
        if seeds(name):
            return self._seed(name, given, site)
        if makes(name):
            return self._make(name, given, site)
        if library := group("draws", name) or group("initialises", name):
            return self.draw(name, library, None, given, site)
        empty = name == "builtins.set" and not given.args
        return Items("set", ()) if empty else self._plain(name, given, site)

    def _seed(self, name: str, given: Given, site: Site) -> Value:
        for library in seeds(name):
            self.tell("seed", name, site, given, library=library)
        return Made(name, *given, self.place(*site))

    def _make(self, name: str, given: Given, site: Site) -> Value:
        seed = next((given.keywords[key] for key in _SEEDED_BY if key in given.keywords), None)
        seed = seed or (given.args[0] if given.args and makes(name) != "torch" else None)
        nothing = isinstance(seed, Constant) and seed.value is None
        plain = Made(name, *given, self.place(*site), joined(given.args))
        made = Generator(plain, makes(name), None if nothing else seed)
        if isinstance(seed, Generator):
            made.seed = seed.seed
        self.tell("make", name, site, given, library=made.library, result=made)
        return made

    def draw(self, name: str, library: str, owner: Value | None, given: Given, site: Site) -> Value:
        """Numbers are drawn: from the generator that is passed or owns the method, else from the global state."""
        generator = given.keywords.get("generator") or given.keywords.get("rng") or owner
        if library == "jax":
            generator = given.get("key", 0)
        if isinstance(generator, Constant) and generator.value is None:
            generator = None
        taints = frozenset((Taint("drawn", self.place(*site), name),)) | joined(given.values())
        result = Made(name, *given, self.place(*site), taints)
        self.sink(name, given.values(), site)
        self.tell("draw", name, site, given, library=library, owner=owner, generator=generator, result=result)
        return result

    def _plain(self, name: str, given: Given, site: Site) -> Value:
        """Any other call: told, with what it brings, and with the functions that it is given called back."""
        settles = name in table()["settles"]["names"]
        taints = self._settled(name, given) if settles else joined(given.values())
        if not settles:
            self.sink(name, given.values(), site)
        if kind := group("taints", name):
            taints |= {Taint(kind, self.place(*site), name)}
        kept = NOTHING if settles and name not in _SETS else given
        made = Made(name, *kept, self.place(*site), taints)
        self.tell("call", name, site, given, result=made)
        self._start(name, made, given, site)
        return made

    def _settled(self, name: str, given: Given) -> frozenset[Taint]:
        """What is left of the taints where the order is gone; sorting settles it for good."""
        if name.rpartition(".")[2] in _SORTS:
            self.settled |= {one for value in given.values() for one in deep(value) if one.kind in ORDERS}
        return frozenset(one for one in joined(given.values()) if one.kind not in ORDERS)

    def _start(self, name: str, made: Made, given: Given, site: Site) -> None:
        """Run what the call is given to run: in a new process, in a loader's workers, or here."""
        if name in _SPAWNS:
            args = given.get("args", 1)
            inside = (Value(), *(args.elements if isinstance(args, Items) else ()))
            self._elsewhere(given.get("fn", 0) or Value(), Given(inside), site)
        elif name in _PROCESSES:
            args = given.keywords.get("args")
            inside = tuple(args.elements) if isinstance(args, Items) else ()
            self._elsewhere(given.keywords.get("target", Value()), Given(inside), site)
        else:
            before, self.worker = self.worker, self.worker or (name in LOADERS and apart(made))
            self.callbacks(given.values(), site)
            self.worker = before

    def _elsewhere(self, started: Value, given: Given, site: Site) -> None:
        """A function started in a new process: no global state comes along."""
        self.processes += 1
        before, self.process = self.process, self.processes
        self.invoke(started, given, site)
        self.process = before

    def sink(self, name: str, values: tuple[Value, ...], site: Site) -> None:
        """Tell where something in an order that nothing fixes goes."""
        order = frozenset(one for value in values for one in deep(value) if one.kind in ORDERS)
        if order and not name.startswith(_ASIDE):
            self.tell("pass", name, site, Given(values), owner=Value(order))

    def callbacks(self, values: tuple[Value, ...], site: Site) -> None:
        """Functions given to something that is not of the program may be called by it."""
        for one in values:
            held = one.elements if isinstance(one, Items) else [one]
            for function in held:
                if isinstance(function, Function) and self.visits.get(id(function.node), 0) == 0:
                    self.maybe += 1
                    self.invoke(function, NOTHING, site)
                    self.maybe -= 1
