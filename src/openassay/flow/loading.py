"""What does a pass over a loader run, and what does a trainer? The program's own records, hooks and samplers."""

from openassay.flow.evaluate import Evaluating
from openassay.flow.value import NOTHING, Constant, Function, Given, Instance, Items, Made, Site, Value

_HOOKS = (
    "prepare_data", "setup", "train_dataloader", "configure_model", "configure_optimizers", "on_fit_start",
    "on_train_start", "on_train_epoch_start", "training_step", "val_dataloader", "validation_step", "compute_loss",
    "get_train_dataloader",
)  # fmt: skip
TRAINS = ("fit", "train", "train_model", "run", "learn")
LOADERS = (
    "torch.utils.data.DataLoader", "torch_geometric.loader.DataLoader",
    "torchdata.stateful_dataloader.StatefulDataLoader",
)  # fmt: skip
_PARTS = ("torch.utils.data.", "torchvision.", "datasets.")
"""Libraries whose objects hold others that a worker calls."""
_RECORDS = (("__iter__", NOTHING), ("__getitem__", Given((Value(),))), ("__call__", Given((Value(),))))


class Loading(Evaluating):
    """The part of the walk that passes over loaders and runs what trainers are given."""

    def trained(self, owner: Value, name: str, given: Given, site: Site) -> None:
        """A trainer of a library runs the methods of the program's objects that it was given."""
        if name not in TRAINS:
            return
        inside: tuple[Value, ...] = (*owner.args, *owner.keywords.values()) if isinstance(owner, Made) else ()
        if isinstance(owner, Instance) and isinstance(kept := owner.attributes.get("<args>"), Items):
            inside = (*kept.elements, owner)
        for one in (*given.values(), *inside):
            self.runs(one, site)

    def runs(self, value: Value, site: Site) -> None:
        """Walk what a trainer calls of an object: the hooks of a module, the records of a dataset, a loader."""
        if isinstance(value, Instance):
            for hook in _HOOKS:
                method = value.kind.find(hook)
                if isinstance(method, Function):
                    given = self.invoke(method.to(value), NOTHING, site)
                    self.runs(given, site)
            if isinstance(method := value.kind.find("__getitem__"), Function):
                self.invoke(method.to(value), Given((Value(),)), site)
        elif isinstance(value, Made) and value.name in LOADERS:
            self.load(value, site)

    def load(self, loader: Made, site: Site) -> None:
        """A pass over a loader: what its workers run of the program, once."""
        if id(loader) in self.loaders:
            return
        self.loaders[id(loader)] = loader
        self.tell("pass", loader.name, site, owner=loader)
        before, loading, self.loading = self.worker, self.loading, loader.place
        self.worker = apart(loader)
        first = loader.given("worker_init_fn", 9) if self.worker else None
        for one in (first, loader.given("dataset", 0), loader.given("collate_fn", 6)):
            self._in_worker(one, site)
        self.worker = before
        for one in (loader.given("sampler", 3), loader.given("batch_sampler", 4)):
            self._in_worker(one, site)
        self.loading = loading

    def _in_worker(self, value: Value | None, site: Site) -> None:
        if isinstance(value, Function):
            self.invoke(value, Given((Value(),)), site)
        elif isinstance(value, Instance):
            methods = ((value.kind.find(name), given) for name, given in _RECORDS)
            found = next(((one, given) for one, given in methods if isinstance(one, Function)), None)
            if found:
                self.invoke(found[0].to(value), found[1], site)
        elif isinstance(value, Made):
            for inner in _held(value):
                self._in_worker(inner, site)


def _held(value: Made) -> list[Value]:
    """What of the program, or of the libraries of data, something made holds."""
    given = (*value.args, *value.keywords.values())
    every = [one for held in given for one in (held.elements if isinstance(held, Items) else (held,))]
    return [
        one for one in every
        if isinstance(one, (Instance, Function)) or (isinstance(one, Made) and one.name.startswith(_PARTS))
    ]  # fmt: skip


def apart(loader: Made) -> bool:
    """Whether a loader has, or may have, workers of its own."""
    workers = loader.given("num_workers", 5)
    return not (workers is None or (isinstance(workers, Constant) and not workers.value))
