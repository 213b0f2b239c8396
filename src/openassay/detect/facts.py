"""Facts that detectors hand to each other in memory. Only what is worth telling becomes evidence."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from msgspec import Struct, field

from openassay.detect.randomness import Randomness
from openassay.flow import Trace
from openassay.read.document import Block, Document, Sentence, sentences
from openassay.read.module import Call, Definition, Module
from openassay.read.text import MARKS
from openassay.schema import Location, Subject

Role = Literal["own", "test", "example", "evaluation", "finetune", "vendored", "subproject", "sibling", "ci", "docs"]
Target = Literal["model", "dataset", "weights", "archive", "repository", "storage", "paper", "page"]
Stack = Literal["gradient", "fit"]
Origin = Literal["launch", "config", "call", "default", "prose"]

_SPLIT = re.compile(rf"[{MARKS}A-Z]+|(?<=[a-z])(?=\d)")
_VERSIONED = re.compile(r"([A-Za-z]{3,})[\s_-]*v?(\d+(?:[._]\d+)*)$")
_HELD = re.compile(r"(?:github|gitlab|gitee|bitbucket)\.(?:com|org)[/:][\w.-]+/(?P<name>[\w.-]+)")
_TELLING = 4
"""From this length on a word tells a name even inside another word."""


class Roles(Struct, frozen=True):
    """What each path is for. A path that nothing tells otherwise is the release's own."""

    by_path: Mapping[str, Role]

    def of(self, path: str) -> Role:
        """The role of a path."""
        return self.by_path.get(path, "own")

    def paths(self, *roles: Role) -> tuple[str, ...]:
        """All paths of these roles, in the tree's order."""
        return tuple(path for path, role in self.by_path.items() if role in roles)


_PAPER = re.compile(r"paper|report|card", re.I)
_MOST_PAPERS = 2


class Documents(Struct, frozen=True):
    """The release's prose: main README, cards, all own documents, reports kept as PDF (not read unless needed)."""

    main: str
    cards: tuple[str, ...]
    own: tuple[str, ...]
    reports: tuple[str, ...]
    by_path: Mapping[str, Document]
    _split: dict[str, list[Sentence]] = field(default_factory=dict)

    def get(self, path: str) -> Document | None:
        """The document at a path, or none."""
        return self.by_path.get(path)

    @property
    def leading(self) -> tuple[str, ...]:
        """Main README first, then the cards: what speaks for the release as a whole."""
        return tuple(dict.fromkeys(path for path in (self.main, *self.cards) if path in self.by_path))

    def blocks(self, *paths: str) -> Iterator[tuple[str, Block]]:
        """Every block with its path; of the given documents, else of all own ones."""
        for path in paths or self.own:
            document = self.by_path.get(path)
            for block in document.blocks if document else ():
                yield path, block

    def papers(self, names: "Names") -> tuple[str, ...]:
        """The reports that are named after the release, else those that are called so, else the first: two at most."""
        own = [path for path in self.reports if names.owns(path.rpartition("/")[2])]
        called = [path for path in self.reports if _PAPER.search(path)]
        return tuple((own or called or list(self.reports[:1]))[:_MOST_PAPERS])

    def sentences(self, *paths: str) -> Iterator[tuple[str, Sentence]]:
        """Every sentence that is not code, with its path."""
        for path in paths or self.own:
            if path not in self._split:
                blocks = self.by_path[path].blocks if path in self.by_path else ()
                self._split[path] = [one for block in blocks if block.kind != "code" for one in sentences(block)]
            for sentence in self._split[path]:
                yield path, sentence


class Names(Struct, frozen=True):
    """What this release is called: distinctive words, lower case, and the hub ids and repositories that are its own."""

    title: str
    words: frozenset[str]
    folder: str = ""

    def owns(self, identifier: str) -> bool:
        """Whether an identifier (hub id, file name, repository) carries one of the release's names."""
        if self.other_version(identifier):
            return False
        tokens = [token for token in _SPLIT.split(identifier.lower()) if token]
        flat = "".join(tokens)
        return any(word in flat if len(word) >= _TELLING else word in tokens for word in self.words)

    def other_version(self, identifier: str) -> bool:
        """Whether it carries the name with another version's number than the release asked for; sizes (7B) are none."""
        asked = _VERSIONED.search(self.title)
        if asked is None:
            return False
        name, version = asked.group(1).lower(), re.sub(r"\D", "", asked.group(2))
        found = re.findall(
            rf"{re.escape(name)}[\s._-]*v?(\d+(?:[._-]\d+(?![\d]*[bBmMkK]\b))?)(?![\d]*[bBmMkK]\b)", identifier.lower()
        )
        return bool(found) and all(re.sub(r"\D", "", one) != version for one in found)

    def itself(self, address: str) -> bool:
        """Whether a repository address is this release's own."""
        held = _HELD.search(address)
        last = flat((held["name"] if held else address.rstrip("/").rpartition("/")[2]).removesuffix(".git"))
        return last in self.words or last == flat(self.title)


def flat(text: str) -> str:
    """A name as names are compared: small letters and digits alone."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


class Mention(Struct, frozen=True):
    """An address in text or code: what it points at, where it stands, and the words around it.

    `address` is a hub id or a URL; `context` the sentence, row or line; `headings` the trail above; `code` is true
    in source files and code blocks.
    """

    address: str
    target: Target
    path: str
    line: int
    context: str
    headings: tuple[str, ...] = ()
    code: bool = False
    label: str = ""


class Code(Struct, frozen=True):
    """The release's source files, parsed; notebooks among them. `imports` maps a path to the paths it imports."""

    modules: Mapping[str, Module]
    imports: Mapping[str, frozenset[str]]

    def closure(self, *paths: str) -> tuple[str, ...]:
        """The given files and all that they import inside the release, transitively, nearest first."""
        seen = dict.fromkeys(path for path in paths if path in self.modules)
        queue = list(seen)
        for path in queue:
            for other in sorted(self.imports.get(path, ())):
                if other not in seen:
                    seen[other] = None
                    queue.append(other)
        return tuple(seen)


class Sign(Struct, frozen=True):
    """Something that tells what kind of thing a release is: its name, how strong it is (0 and up), in words, and where."""

    name: str
    value: float
    why: str
    place: Location


class Loop(Struct, frozen=True):
    """A place that runs an optimisation: how (torch, jax, tensorflow, trainer, lightning, fit, c) and where."""

    path: str
    line: int
    how: str
    stack: Stack = "gradient"
    scope: str = ""


class Launch(Struct, frozen=True):
    """A command that starts a program: its words with a line each, and the release's file that it runs, if any."""

    path: str
    line: int
    end_line: int
    words: tuple[str, ...]
    lines: tuple[int, ...]
    program: str
    target: str = ""


class Training(Struct, frozen=True):
    """The training path of the release: its loops, entry points, what they import, what configures and starts them.

    `absent` holds launches whose program the tree lacks. Empty `loops` with `absent` or no launch at all means that
    no training code of the release is here. `set_aside` are loops that did not train it, with the
    reason; `pieces` are parts of a training that has no loop here: path, line, whether it computes a gradient.
    `pointed` is the repository that the text calls the home of the training.
    """

    loops: tuple[Loop, ...] = ()
    entries: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    configs: tuple[str, ...] = ()
    launches: tuple[Launch, ...] = ()
    absent: tuple[Launch, ...] = ()
    set_aside: tuple[tuple[Loop, str], ...] = ()
    pieces: tuple[tuple[str, int, bool], ...] = ()
    pointed: str = ""

    @property
    def here(self) -> bool:
        """Whether the tree holds a loop that trained the release."""
        return bool(self.loops)

    @property
    def gradient(self) -> bool:
        """Whether the release is trained by gradients."""
        return any(loop.stack == "gradient" for loop in self.loops)


class Build(Struct, frozen=True):
    """Programs of a dataset or a benchmark.

    Own source files, functions that build (dataset) or score (benchmark), loaders, and scripts in other languages,
    those named for building first.
    """

    paths: tuple[str, ...] = ()
    functions: tuple[tuple[str, Definition], ...] = ()
    loaders: tuple[tuple[str, Definition], ...] = ()
    named: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()

    @property
    def homes(self) -> tuple[str, ...]:
        """The files that build or score."""
        return tuple(dict.fromkeys(path for path, _ in self.functions))


class WeightPlace(Struct, frozen=True):
    """An address of the release's own weights; the higher the score, the more speaks for it."""

    mention: Mention
    score: int


class DataSource(Struct, frozen=True):
    """A place where training data can be had, and why it counts.

    `strength` is 3 where the training itself takes it from there, 2 for a file or hub link, 1 for a page, 0 for a set
    that is only for a demonstration.
    """

    path: str
    line: int
    address: str
    why: str
    strength: int


def calls(code: Code, paths: tuple[str, ...]) -> Iterator[tuple[str, Call]]:
    """Every call in the given files, with its path."""
    for path in paths:
        module = code.modules.get(path)
        for call in module.calls if module else ():
            yield path, call


class Given(Struct, frozen=True):
    """A named value that the training runs with: where it is given, and by what (launch, config, call, default, prose)."""

    name: str
    value: str
    path: str
    line: int
    origin: Origin

    @property
    def placeholder(self) -> bool:
        """Whether the value stands for none: null, empty, below zero, an interpolation without a value."""
        return self.value.strip("'\" ").lower() in _EMPTY or self.value.startswith(("-", "${", "$", "<", "???"))


_EMPTY = frozenset(
    (
        "",
        "none",
        "null",
        "nan",
        "auto",
        "default",
        "0",
        "0.0",
        "???",
        "todo",
        "required",
        "...",
        "false",
        "[]",
        "{}",
        "-",
    )
)


def by_name(values: tuple[Given, ...], asks: Callable[[str], object]) -> list[Given]:
    """The values whose name is asked for. Many values share a name, so each name is looked at once."""
    fitting = {name for name in {one.name for one in values} if asks(name)}
    return [one for one in values if one.name in fitting]


EMPTY: Mapping[str, object] = {
    "roles": Roles({}),
    "documents": Documents("", (), (), (), {}),
    "code": Code({}, {}),
    "names": Names("release", frozenset()),
    "subject": Subject(kind="unknown", name="release"),
    "training": Training(),
    "build": Build(),
    "mentions": (),
    "loops": (),
    "launches": (),
    "values": (),
    "filters": (),
    "signs": (),
    "weight_places": (),
    "data_sources": (),
    "randomness": Randomness(Trace(), {}),
}
"""What detectors are handed where the one that gives it could not answer: nothing was found."""
