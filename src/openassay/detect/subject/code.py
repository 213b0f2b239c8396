"""Which source files are here, and which of them import which?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Code, Roles
from openassay.detect.reading import Reading
from openassay.read.format import fitting
from openassay.read.module import Module

DETECTOR = Detector(
    id="OA-SUB-03",
    part="subject",
    question="Which source files are here, and which of them import which?",
    why="What a program imports belongs to it; what nothing imports may be for something else.",
    satisfy="Keep code importable from where it lies.",
    facts=(),
    needs=("roles",),
    seconds=60.0,
    gives="code",
)

_LIMIT = 4000
_FOLDERS = frozenset(("init", "mod", "index"))
"""Files that stand for their folder."""
_HEADERS = frozenset(("h", "hpp", "hh", "cuh"))
_SOURCES = ("c", "cc", "cpp", "cxx", "cu")
_ENDING = re.compile(r"\.(?:[cm]?[jt]sx?|lua)$")
_OWN = re.compile(r"^(?:\.{1,2}/|crate\.|super\.|self\.)+")


def look(reading: Reading, roles: Roles) -> Look:
    """Parse the release's code, without tests and others' code, and resolve its imports."""
    yield from ()
    wanted = roles.paths("own", "evaluation", "example", "finetune", "docs", "sibling", "subproject")
    sources = [path for path in wanted if fitting(path, Module) is not None][:_LIMIT]
    modules = {path: module for path in sources if (module := reading.module(path)) is not None}
    index = _index(modules)
    imports = {
        path: frozenset((*_targets(path, module, index), *_twin(path, modules))) for path, module in modules.items()
    }
    return Code(modules, imports)


def _index(modules: Mapping[str, Module]) -> Mapping[str, list[str]]:
    """Dotted names, with any leading folders left out, to the files that they may mean."""
    index: dict[str, list[str]] = {}
    for path in modules:
        if not path.endswith(".py"):
            for key in _keys(path, modules[path]):
                index.setdefault(key, []).append(path)
            continue
        parts = path[:-3].split("/")
        if parts[-1] == "__init__":
            parts = parts[:-1]
        for start in range(len(parts)):
            index.setdefault(".".join(parts[start:]), []).append(path)
    return index


def _twin(path: str, modules: Mapping[str, Module]) -> Iterator[str]:
    """The source beside a header, which holds what the header declares."""
    stem, _, ending = path.rpartition(".")
    if ending.lower() in _HEADERS:
        yield from (f"{stem}.{source}" for source in _SOURCES if f"{stem}.{source}" in modules)


def _keys(path: str, module: Module) -> Iterator[str]:
    """How other languages name a file: by the end of its path, with or without the file's ending."""
    parts = path.split("/")
    yield from ("/".join(parts[start:]) for start in range(len(parts)))
    stem = PurePosixPath(path).stem
    named = [*parts[:-1], *(() if stem in _FOLDERS else (stem,))]
    if module.language != "c":
        yield from (f"{module.language}:{'.'.join(named[start:])}" for start in range(len(named)))


def _named(module: Module, name: str) -> Iterator[str]:
    """The files that an import may mean, the most specific first; a package of JavaScript is no file."""
    plain = _OWN.sub("", name)
    if module.language == "javascript" and plain == name:
        return
    yield plain
    dotted = _ENDING.sub("", plain).replace("/", ".")
    yield from (f"{module.language}:{one}" for one in _dotted(dotted, ""))


def _targets(path: str, module: Module, index: Mapping[str, list[str]]) -> Iterator[str]:
    for one in module.imports:
        base = _absolute(path, one.module)
        python = module.language == "python"
        for name in (one.names or ("",)) if python else ("",):
            keys = _dotted(base, name) if python else _named(module, one.module)
            found = next((hit for dotted in keys if (hit := _nearest(path, index.get(dotted, ())))), "")
            if found and found != path:
                yield found


def _absolute(path: str, module: str) -> str:
    """A relative import's module as a dotted name from the top of the tree."""
    level = len(module) - len(module.lstrip("."))
    if not level:
        return module
    folders = path.split("/")[:-1]
    rest = module.lstrip(".")
    return ".".join([*folders[: len(folders) - level + 1], *([rest] if rest else [])])


def _dotted(base: str, name: str) -> Iterator[str]:
    """The names an import may mean, the most specific first."""
    if name:
        yield f"{base}.{name}" if base else name
    while base:
        yield base
        base = base.rpartition(".")[0]


def _nearest(path: str, candidates: Sequence[str]) -> str:
    folders = path.split("/")[:-1]

    def shared(other: str) -> int:
        count = 0
        for left, right in zip(folders, other.split("/"), strict=False):
            if left != right:
                break
            count += 1
        return count

    return max(candidates, key=lambda other: (shared(other), -other.count("/"), other), default="")
