"""What is fuzzed: every format of `read`, every format of `report`, and the reader of reports, by folder walk."""

import json
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import msgspec
from fuzz_inputs import HOSTILE_TEXTS, altered, grammars
from fuzz_samples import SAMPLES

from openassay import api
from openassay.flow import trace
from openassay.flow.program import Program
from openassay.read.cells import Cells
from openassay.read.document import Document, sentences
from openassay.read.format import Format, fitting, formats
from openassay.read.limits import ReadError

_FREE = frozenset(
    [
        "address",
        "expression",
        "href",
        "licence",
        "message",
        "name",
        "note",
        "path",
        "revision",
        "subfolder",
        "summary",
        "target",
        "text",
        "title",
        "value",
        "version",
        "what",
        "why",
    ]
)
"""Fields of a report that hold text from releases."""
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that act on a terminal, or turn the direction of writing."""


@dataclass(frozen=True)
class Target:
    """Something that is fed.

    `take` says whether it accepted the input and raises what a parser must not. `inputs` makes inputs from a seed,
    without end, those that it must accept first.
    """

    name: str
    take: Callable[[bytes], bool]
    inputs: Callable[[int], Iterator[bytes]]


def targets() -> list[Target]:
    """Everything, in order of name within its room."""
    return [*map(_parser, formats()), *map(_rendered, api.formats()), _loaded()]


def _parser(form: Format) -> Target:
    own = [data for path, data in SAMPLES.items() if fitting(path, form.gives) == form]
    others = [data for path, data in SAMPLES.items() if (other := fitting(path, form.gives)) and other != form]
    samples = tuple(own or others)
    if not samples:
        raise SystemExit(f"{form.name}: no sample gives {form.gives.__name__}; add one to benchmarks/fuzz_samples.py")

    def take(data: bytes) -> bool:
        try:
            found = form.read(data)
        except ReadError as error:
            _writable((str(error), error.line))
            return False
        _fits(found, form.gives)
        return True

    return Target(f"{form.name}: {form.gives.__name__}", take, _mixed(samples))


def _fits(found: object, gives: type) -> None:
    """Raise where it is not what the format promises, cannot be written into a report, or cannot be walked."""
    if not isinstance(found, gives):
        raise TypeError(f"{type(found).__name__} instead of {gives.__name__}")
    if isinstance(found, Cells):
        trace(Program(("main.py",), lambda _: found), ("main.py",))
    else:
        _writable(found)
    for block in found.blocks if isinstance(found, Document) else ():
        sentences(block)


def _writable(found: object) -> None:
    msgspec.json.encode(found).decode()


def _mixed(samples: tuple[bytes, ...]) -> Callable[[int], Iterator[bytes]]:
    def inputs(seed: int) -> Iterator[bytes]:
        made = (altered(samples, random.Random(seed)), grammars(samples, seed))  # noqa: S311 - no secret
        yield from samples
        # What a grammar draws takes longer to make than to read.
        while True:
            for place in range(8):
                yield next(made[place == 7])

    return inputs


@cache
def _report() -> bytes:
    """A report of a made-up release, small but with every kind of record."""
    with tempfile.TemporaryDirectory() as folder:
        for path in ("README.md", "train.py", "train.yaml", "requirements.txt", "model.pt"):
            Path(folder, path).write_bytes(SAMPLES[path])
        Path(folder, "config.json").write_bytes(b"{")
        report = json.loads(api.render(api.check(folder, offline=True), "json"))
    report["release"]["address"] = report["release"]["trees"][0]["address"] = "wren"
    report["evidence"] = report["evidence"][::4]
    return json.dumps(report).encode()


def _reports(seed: int) -> Iterator[bytes]:
    tree, seeded = json.loads(_report()), random.Random(seed)  # noqa: S311 - no secret
    yield _report()
    while True:
        yield json.dumps(_told_otherwise(seeded, tree, seeded.choice((0.01, 0.1, 0.5)))).encode()


def _told_otherwise(seeded: random.Random, value: Any, chance: float, key: str = "") -> Any:
    """A report with other texts where releases may put their own, and with records left out or doubled."""
    if isinstance(value, dict):
        return {name: _told_otherwise(seeded, part, chance, name) for name, part in value.items()}
    if isinstance(value, list):
        kept = [one for one in value for _ in range(seeded.choice((0, 1, 1, 1, 2)) if key in _LISTS else 1)]
        return [_told_otherwise(seeded, one, chance, key) for one in kept]
    if key == "id" and len(value) == _EVIDENCE_ID:
        return ""  # evidence finds its id itself, from what it says
    if isinstance(value, str) and key in _FREE and seeded.random() < chance:
        return "".join(seeded.choice(HOSTILE_TEXTS) for _ in range(seeded.choice((0, 1, 1, 3, 10))))
    if isinstance(value, int) and not isinstance(value, bool) and seeded.random() < chance:
        return seeded.choice((0, 1, 2**31, 2**62))
    return value


_EVIDENCE_ID = 16
_LISTS = frozenset(("evidence", "not_examined", "verdicts", "criteria", "next", "trees"))


def _rendered(name: str) -> Target:
    suffix = api.suffix(name)

    def take(data: bytes) -> bool:
        try:
            read = api.load(data)
        except api.OpenassayError:
            return False
        for width, parts in ((80, ()), (20, ("rng",))):
            text = api.render(read, name, width=width, parts=parts)
            if not text.endswith("\n") or (acts := _ACTS.search(text)):
                raise ValueError(f"text that acts: {acts!r}" if text.endswith("\n") else "no line end")
            _well_formed(text, suffix)
        return True

    return Target(f"report {name}", take, _reports)


def _well_formed(text: str, suffix: str) -> None:
    """Raise where text is not of the format that its suffix stands for."""
    text.encode()
    if suffix in {".json", ".sarif"}:
        json.loads(text)
    if suffix == ".xml":
        fromstring(text)  # noqa: S314 - the text is our own


def _loaded() -> Target:
    def take(data: bytes) -> bool:
        try:
            api.load(data)
        except api.OpenassayError:
            return False
        return True

    def inputs(seed: int) -> Iterator[bytes]:
        # Not before it is asked for: a report takes a second to make.
        yield from _mixed((_report(),))(seed)

    return Target("report, read back", take, inputs)
