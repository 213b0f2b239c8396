"""The events of one process: what seeds each library, what draws from it, and what the numbers become."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from openassay.detect.arguments import false, none, true
from openassay.flow import Event, Place, Taint, Trace
from openassay.flow.value import Constant, Generator, Instance, Made, Value, deep
from openassay.read.cells import Cells

_SEEDLIKE = re.compile(
    r"(^|[._])(set_|fix_|init_)?(global_|random_|all_)?seeds?(_all|_everything|_torch)?$|determinis", re.I
)


class Session(Struct):
    """The events of one process of one program, in order; those that no entry reaches come last."""

    entry: str
    process: int
    events: tuple[Event, ...]
    uses: dict[Place, list[Event]] | None = None
    lines: frozenset[Place] | None = None
    asked: bool = False
    """Whether this program alone is audited."""
    part: bool = False
    """Whether the entry is a module of a package that others import: run by itself it tests itself."""
    fits: bool | None = None
    """What `trains` found; it is asked for every line."""

    @property
    def places(self) -> frozenset[Place]:
        """The lines that the process comes to."""
        if self.lines is None:
            self.lines = frozenset(one.place for one in self.events)
        return self.lines

    @property
    def reached(self) -> Iterator[Event]:
        """The events that running the program comes to."""
        return (one for one in self.events if one.reached)

    def seeded(self, library: str, before: Event | None = None) -> Event | None:
        """The first event that seeds a library's global state with something, before another event or at all.

        A call that looks like seeding and cannot be followed counts for every library.
        """
        for one in self.events:
            if one is before:
                return None
            if sets(one, library) and (not one.worker or (before is not None and before.worker)):
                return one
        return None

    def used(self, place: Place) -> list[Event]:
        """The events that are given what comes from a place."""
        if self.uses is None:
            self.uses = {}
            for one in self.events:
                for source in {taint.place for value in one.values() for taint in deep(value)}:
                    self.uses.setdefault(source, []).append(one)
        return self.uses.get(place, [])

    def later(self, library: str, after: Event) -> Event | None:
        """The first event that seeds the library after another."""
        past = False
        for one in self.reached:
            past = past or one is after
            if past and one.kind == "seed" and one.library == library and is_seed(one) and one.worker <= after.worker:
                return one
        return None


def seed_of(event: Event) -> Value | None:
    """The value that an event seeds with."""
    return next((event.keywords[name] for name in ("seed", "a", "random_state") if name in event.keywords), None) or (
        event.args[0] if event.args else next(iter(event.keywords.values()), None)
    )


def is_seed(event: Event) -> bool:
    """Whether an event seeds with something: `torch.seed()` and `random.seed()` do not."""
    return event.name not in ("torch.seed", "torch.random.seed") and not none(seed_of(event))


def is_opaque(event: Event) -> bool:
    """Whether a call looks like seeding everything and is not of the program nor known."""
    named = (
        event.kind == "call"
        and event.owner is None
        and not event.name.startswith(("jax", "builtins", "torch.", "numpy."))
    )
    return named and bool(_SEEDLIKE.search(event.name))


def _names_gpu(event: Event) -> bool:
    if event.name.endswith(".cuda") or event.name.startswith("torch.cuda.amp"):
        return True
    return any(
        isinstance(one, Constant) and isinstance(one.value, str) and one.value.startswith(("cuda", "gpu"))
        for one in event.values()
    )


def _switches(event: Event) -> bool:
    named = event.name in ("torch.use_deterministic_algorithms", "torch.set_deterministic") and not false(
        event.given("mode", 0)
    )
    full = event.name.endswith("enable_full_determinism") or true(event.keywords.get("full_determinism"))
    trainer = event.name.endswith("Trainer") and true(event.keywords.get("deterministic"))
    return named or full or trainer


def sessions(trace: Trace) -> tuple[Session, ...]:
    """The events by program and process; what modules seed when they are imported holds in every process."""
    found: dict[tuple[str, int], list[Event]] = {}
    for one in trace.events:
        found.setdefault((one.entry, one.process), []).append(one)
    for (entry, process), events in found.items():
        if process:
            began = found.get((entry, 0), [])
            events[:0] = [one for one in began if one.kind == "seed" and not one.scope and one.place.path != entry]
    return tuple(Session(entry, process, tuple(events)) for (entry, process), events in found.items())


def unseeded(session: Session, library: str) -> list[Event]:
    """Draws from a library's global state that nothing seeded before, of what the program reaches."""
    found: list[Event] = []
    main = worker = False
    for one in session.reached:
        if sets(one, library):
            main, worker = main or not one.worker, True
        elif draws(one, library) and not (worker if one.worker else main):
            found.append(one)
    return [one for one in found if not (names_only(session, one) or gives_seed(session, one))]


def unpassed(session: Session, library: str) -> list[Event]:
    """Draws without a generator where neighbours pass one, and nothing is seeded globally.

    Neighbours stand in the same file where each draw can be passed one (torch), else in the same scope.
    """
    draws = [one for one in session.events if one.kind == "draw" and one.library == library and takes(one)]
    passing = {_around(one) for one in draws if one.generator is not None}
    return [
        one for one in draws
        if one.generator is None and _around(one) in passing and not session.seeded(library, one)
    ]  # fmt: skip


def _around(event: Event) -> tuple[str, str]:
    return event.place.path, "" if event.library == "torch" else event.scope


def takes(event: Event) -> bool:
    """Whether a draw could be given a generator where it stands."""
    return not event.name.startswith(("torch.nn.", "tensorflow.", "keras.")) or event.name.startswith("torch.nn.init.")


def carried(event: Event, *kinds: str) -> list[Taint]:
    """What a seed, or anything given to a call, got from a clock, a process and the like."""
    return sorted(
        {one for value in event.values() for one in deep(value) if one.kind in kinds},
        key=lambda one: (one.place, one.kind),
    )


def calls(session: Session, *names: str) -> list[Event]:
    """What a session that runs calls under one of these names, one for each line."""
    return by_place(one for one in session.reached if one.kind in ("call", "draw", "make") and one.name in names)


_TRAINERS = re.compile(
    r"^(transformers|trl|sentence_transformers|setfit|composer)\.(\w+\.)*\w*Trainer$|\.LightningCLI$"
)

_DROPS = re.compile(r"^torch\.nn\.(functional\.(\w+_)?dropout\w*|\w*Dropout\w*\.__call__)$")

_ZOO = re.compile(r"^(torchvision\.models\.(?!.*__)(\w+\.)*[a-z]\w*|timm\.(models\.)?create_model)$")

_NAMING = re.compile(
    r"^(wandb|mlflow|neptune|swanlab|comet_ml|clearml|logging|tempfile|shutil|socket|subprocess|pathlib|time\.sleep|os\.(path|makedirs|mkdir))\b"
    r"|^torch\.distributed\.|SummaryWriter$|\.mkdir$|^builtins\.open$|environ.*(PORT|ADDR|NAME|ID)\W*$|init_process_group$"
)

_PASSING = re.compile(
    r"(^builtins\.print|\.(format|join|replace|lower|upper|strip|encode|decode|hex|info|debug|warning|strftime))$"
)

_LOGS = re.compile(
    r"(^|[._])(print|pprint|info|debug|warning|log|log_\w+|dumps?|write\w*|save\w*|echo|add_text|add_scalar|update|config|critical|tofile)$|^wandb\."
)

_TRAINS = re.compile(r"(\.backward|^torch\.autograd\.grad|\.fit|Trainer\.train|\.learn|^torch\.optim\.\w+)$")

SEED_WORDS = ("seed", "random_state", "data_seed", "rng_seed")
"""Keywords under which libraries are given a seed."""


def sets(event: Event, library: str) -> bool:
    """Whether an event fixes a library's global state, or is a reseeding for which another rule speaks."""
    return (event.kind == "seed" and event.library == library) or is_opaque(event) or seeds_itself(event)


def seeds_itself(event: Event) -> bool:
    """Whether a call makes a trainer that seeds everything when it is made."""
    return event.kind == "call" and bool(_TRAINERS.search(event.name))


def left_open(event: Event) -> list[Taint]:
    """The options that left a seed without a value, none where it has one."""
    value = seed_of(event)
    return [one for one in value.taints if one.kind == "option"] if value is not None and none(value) else []


def draws(event: Event, library: str) -> bool:
    """Whether an event takes from a library's global state."""
    if event.kind == "draw":
        return event.library == library and event.generator is None and not own_seed(event)
    return library == "torch" and (reorders(event) or bool(_DROPS.search(event.name)) or fresh(event))


def reorders(event: Event) -> bool:
    """Whether a pass over a loader shuffles from the global state."""
    loader = event.owner
    if (
        event.kind != "pass"
        or not isinstance(loader, Made)
        or not loader.name.endswith("DataLoader")
        or "**" in loader.keywords
    ):
        return False
    own = loader.given("generator", 14), loader.keywords.get("sampler"), loader.keywords.get("batch_sampler")
    return true(loader.given("shuffle", 2)) and all(none(one) for one in own)


def fresh(event: Event) -> bool:
    """Whether a call builds a model of a collection with weights that are drawn."""
    if event.kind != "call" or event.owner is not None or not _ZOO.search(event.name) or "**" in event.keywords:
        return False
    place = 1 if event.name.endswith("create_model") else 0
    wanted = [event.keywords.get(name) for name in ("weights", "pretrained", "checkpoint_path")]
    return all(none(one) or false(one) for one in (*wanted, event.given("weights", place)))


def names_only(session: Session, event: Event) -> bool:
    """Whether what is drawn goes into names, folders, ports and pauses alone."""
    used = [one for one in session.used(event.place) if one.place != event.place or one.kind != event.kind]
    named = [bool(_NAMING.search(one.name)) for one in used]
    return any(named) and all(known or _PASSING.search(one.name) for known, one in zip(named, used, strict=True))


def gives_seed(session: Session, event: Event) -> bool:
    """Whether what is drawn becomes a seed."""
    return any(
        one is not event and any(taint.place == event.place for taint in deep(value))
        for one in session.used(event.place)
        if (value := seeding(one)) is not None
    )


def seeding(event: Event) -> Value | None:
    """The seed that a call is given, whether it seeds a state, makes a generator, or hands it to a library."""
    if event.kind in ("seed", "make") and event.name.rpartition(".")[2] not in ("set_state", "setstate"):
        return seed_of(event)
    if event.kind != "call":
        return None
    found = next((event.keywords[name] for name in SEED_WORDS if name in event.keywords), None)
    return seed_of(event) if found is None and is_opaque(event) else found


def logged(session: Session, taint: Taint) -> bool:
    """Whether what a taint marks is printed, logged or saved."""
    return any(taint in shown(one) for one in session.events if one.kind in ("call", "set") and _LOGS.search(one.name))


def shown(event: Event) -> frozenset[Taint]:
    """The taints of what a call is given, and of its attributes."""
    found: set[Taint] = set()
    for value in event.values():
        found |= deep(value)
        if isinstance(value, (Made, Instance)):
            found |= {taint for one in value.attributes.values() for taint in one.taints}
    return frozenset(found)


def trains(session: Session) -> bool:
    """Whether a program fits something."""
    if session.fits is None:
        session.fits = any(one.reached and _TRAINS.search(one.name) for one in session.events)
    return session.fits


def reseeded(session: Session, made: Value | None) -> bool:
    """Whether a generator is seeded after it was made."""
    return any(one.kind == "seed" and one.generator is made for one in session.events)


_OFFERS = re.compile(
    r"""add_argument\([^)]*["']--?[\w-]*seed["']|DEFINE_\w+\(\s*["']\w*seed["']|option\([^)]*["']--?[\w-]*seed["']|^\s*\w*seed\s*:\s*[^\n#]*=""",
    re.I | re.M,
)


def offered(cells: Cells) -> bool:
    """Whether a file has an option for the seed."""
    return any(_OFFERS.search(cell.source) for cell in cells.cells)


def drawn_open(session: Session, taint: Taint) -> bool:
    """Whether a value was drawn from a state that nothing had seeded."""
    for one in session.events:
        if one.kind == "draw" and one.place == taint.place:
            if isinstance(one.generator, Generator):
                return (
                    one.generator.seed is None
                    and one.generator.library != "torch"
                    and not reseeded(session, one.generator)
                )
            return one.generator is None and one.library != "jax" and session.seeded(one.library, one) is None
    return False


_TENSORFLOW = ("tensorflow.", "keras.")

_FITS = re.compile(r"(^tensorflow\.GradientTape|\.(fit|fit_generator|train_on_batch|apply_gradients|minimize))$")

_OTHERS = re.compile(r"^(sklearn|xgboost|lightgbm|catboost|torch|jax|optax|scipy)\.")


def own_seed(event: Event) -> bool:
    """Whether a draw of TensorFlow is given its own seed, or a layer initialisers that have theirs or draw nothing."""
    if event.library != "tensorflow" or not none(event.keywords.get("seed")):
        return event.library == "tensorflow"
    given = event.keywords.get("kernel_initializer") or event.keywords.get("embeddings_initializer")
    fixed = isinstance(given, Constant) and given.value in ("zeros", "ones", "identity")
    return fixed or (isinstance(given, Made) and not none(given.given("seed")))


def fits_tensorflow(session: Session) -> bool:
    """Whether a program trains a model with TensorFlow or Keras."""
    names = [one.name for one in session.reached]
    here = any(one.startswith(_TENSORFLOW) for one in names)
    return here and any(_FITS.search(one) and not _OTHERS.match(one) for one in names)


def on_gpu(session: Session) -> bool:
    """Whether a program names a GPU where it runs."""
    return any(_names_gpu(one) for one in session.reached)


def switched(session: Session) -> bool:
    """Whether a program switches deterministic algorithms on."""
    return any(_switches(one) for one in session.events)


_HELPER = re.compile(r"seed|determin|reprod|random", re.I)


def called(events: Iterable[Event]) -> list[Place]:
    """Where the functions of the program that seed were called."""
    return list(dict.fromkeys(one.callers[-1] for one in events if one.callers and _HELPER.search(one.scope)))


def by_place(events: Iterable[Event]) -> list[Event]:
    """One event for each line, in order of appearance."""
    return list({one.place: one for one in reversed(list(events))}.values())[::-1]


_ASIDE = re.compile(
    r"(^|[/_.-])(demos?|visuali\w*|viz|vis|plots?|plotting|bench\w*|profil\w*|export\w*|convert\w*|tutorials?|gradio|app|web|"
    r"serv\w*|sampl\w*|infer\w*|predict\w*|generat\w*|tmp|temp|tests?|debug|deepdream|draw|show|play|dump|sandbox|scratch|toy|"
    r"eval\w*|manipul\w*|videos?|viewer|analys[ei]s|analyz\w*|gtp)([/_.-]|$)",
    re.I,
)


def counts(session: Session) -> bool:
    """Whether what a program draws may count for a training: the numbers of demos, plots and benchmarks are seldom kept."""
    if session.part or _ASIDE.search(session.entry):
        return session.asked
    return session.asked or session.entry.endswith(".ipynb") or trains(session) or bool(_PREPARES.search(session.entry))


_PREPARES = re.compile(r"train|tune|prepar|preproc|pre_?process|data|split|token|vocab|fit|build|make|create", re.I)
