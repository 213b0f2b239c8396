"""Do the requirement files name everything that the release's own code imports?"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import PurePosixPath
from posixpath import basename

from openassay.detect.consistency.distributions import STANDARD, brought, candidates
from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Mention, Roles, Training, flat
from openassay.detect.reading import Reading
from openassay.read.format import fitting
from openassay.read.requirement import Requirements
from openassay.read.specifier import normalised
from openassay.schema import Location, Severity

DETECTOR = Detector(
    id="OA-CON-03",
    part="consistency",
    question="Do the requirement files name everything that the release's own code imports?",
    why="An environment made from an incomplete list stops at the first import, and what is then installed is of any version.",
    satisfy="Install the requirement files into an empty environment, import every module, and add what is missing.",
    facts=("consistency.undeclared_import",),
    needs=("roles", "documents", "mentions", "code", "training"),
)

_ECOSYSTEMS = ("pypi", "conda")
_TOOL = re.compile(r"\b(pip[\d.]*|conda|mamba|uv|pipx|poetry|apt|apt-get|brew|pixi)\b", re.IGNORECASE)
_INSTALLS = re.compile(r"\b(install|add|create)\b", re.IGNORECASE)
_LISTS = re.compile(r"--with\b|\bdependencies\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(install\w*|requires?|required|requirements?|depend\w*|prerequisites?|needs?|needed|packages?|librar(y|ies))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\w+")
_WORD = re.compile(r"[A-Za-z][\w.-]*[A-Za-z0-9]|[A-Za-z]")
_ASIDE = re.compile(
    r"(^|[-_.])(dev|tests?|docs?|lint|ci|demo|rtd|build|style|extras?|optional)([-_.]|$)", re.IGNORECASE
)
_CONTAINED = 4
"""From this length on a module's name inside a distribution's tells that it comes from there."""
_BUILDS = ("setup.py", "pyproject.toml", "setup.cfg", "cmakelists.txt", "meson.build", "build.bazel", "cargo.toml")
_INSTALLERS = (
    ".sh",
    ".ipynb",
    ".yml",
    ".yaml",
    ".toml",
    ".def",
    ".nix",
    ".md",
    ".rst",
    ".bash",
    ".sbatch",
    ".slurm",
)
_MOST = 10
_LONGEST = 2**19
_FILES = 3000


def look(
    reading: Reading, roles: Roles, documents: Documents, mentions: tuple[Mention, ...], code: Code, training: Training
) -> Look:
    """Set unconditional imports of other people's modules against all that any file of the release asks to install."""
    lists = list(_lists(reading, roles))
    if not lists:
        return
    known = _Known(reading, roles, documents, mentions)
    found: dict[str, list[Location]] = {}
    asked = 0
    paths = dict.fromkeys((*training.paths, *_served(reading, roles, code, lists)))
    for module, place in _imports(reading, code, paths):
        if known.declared(module):
            asked += 1
        elif not known.inside(module) and not known.told(module):
            found.setdefault(module.split(".")[0], []).append(place)
    for module, places in list(found.items())[:_MOST]:
        severity: Severity = "warning" if any(place.path in training.paths for place in places) else "note"
        message = f"{module} is imported, and none of the files that name requirements asks for it: {', '.join(lists[:3])}. Add it there, with its version."
        yield DETECTOR.says(
            "consistency.undeclared_import",
            "no",
            message,
            *places[:3],
            at(lists[0]),
            sure="likely",
            severity=severity,
            value=module,
        )
    if asked and not found:
        message = f"The requirement files name what the code imports: {asked} imports looked at."
        yield DETECTOR.says("consistency.undeclared_import", "yes", message, *(at(path) for path in lists[:3]))


def _lists(reading: Reading, roles: Roles) -> Iterator[str]:
    """Own files that ask for Python packages, the most general first."""
    own = [
        path
        for path in roles.paths("own")
        if fitting(path, Requirements) is not None and not _ASIDE.search(basename(path))
    ]
    for path in sorted(own, key=lambda path: (path.count("/"), path)):
        found = reading.requirements(path)
        if found and any(
            (one.ecosystem or found.ecosystem) in _ECOSYSTEMS and one.name != "python" and not one.group
            for one in found.items
        ):
            yield path


def _served(reading: Reading, roles: Roles, code: Code, lists: list[str]) -> Iterator[str]:
    """Own files that the lists are for: beside one of them, or in a package whose top folder lies beside one."""
    homes = {str(PurePosixPath(path).parent) for path in lists}
    homes |= {"src" if home == "." else f"{home}/src" for home in homes}
    for path in code.modules:
        folders = [str(folder) for folder in PurePosixPath(path).parents]
        packaged = any(
            f"{inner}/__init__.py" in reading.entries and outer in homes for inner, outer in pairwise(folders)
        )
        if roles.of(path) == "own" and (folders[0] in homes or packaged):
            yield path


def _imports(reading: Reading, code: Code, paths: Iterable[str]) -> Iterator[tuple[str, Location]]:
    """Imports at the left margin of Python files: one that is indented may be an optional one."""
    for path in paths:
        lines = reading.lines(path) if path.endswith(".py") else []
        module = code.modules.get(path)
        for one in module.imports if module and not module.python2 else ():
            margin = 0 < one.line <= len(lines) and lines[one.line - 1].startswith(("import ", "from "))
            if margin and not one.module.startswith("."):
                for name in _modules(one.module, one.names):
                    if name.split(".")[0] not in STANDARD and ".".join(name.split(".")[:2]) not in STANDARD:
                        yield name, at(path, one.line)


def _modules(module: str, names: tuple[str, ...]) -> Iterator[str]:
    """The module, or what is taken from a namespace that many distributions share."""
    if module == "google":
        yield from (f"google.{name}" for name in names)
    elif module:
        yield module


class _Known:
    """What a release asks to install, anywhere and in any words, and what it holds itself."""

    def __init__(self, reading: Reading, roles: Roles, documents: Documents, mentions: tuple[Mention, ...]) -> None:
        self._reading = reading
        asked = frozenset(self._asked(reading, roles))
        self._named, self._flat = brought(asked), "\n".join(sorted(set(map(flat, asked))))
        self._inside = {flat(part.split(".")[0]) for path in reading.paths for part in path.split("/")}
        builds = self._texts(path for path in reading.paths if path.rpartition("/")[2].lower() in _BUILDS)
        self._built = frozenset(word for text in builds for word in _NAME.findall(text))
        self._cloned = {
            flat(one.address.rstrip("/").rpartition("/")[2].removesuffix(".git"))
            for one in mentions
            if one.target == "repository"
        }
        self._told = {
            flat(word)
            for _, one in documents.sentences()
            if _ASKS.search(one.text + " ".join(one.block.headings))
            for word in _WORD.findall(one.text)
        }

    def _asked(self, reading: Reading, roles: Roles) -> Iterator[str]:
        for path in reading.paths:
            if fitting(path, Requirements) is not None and roles.of(path) != "vendored":
                found = reading.requirements(path)
                yield from (normalised(one.name) for one in (found.items if found else ()))
                yield from (
                    word
                    for text in self._texts([path])
                    for extra in re.findall(r"\[([\w,\s-]{1,80})\]", text)
                    for word in map(normalised, re.split(r"[,\s]+", extra))
                    if word
                )
        texts = self._texts(
            path for path in reading.paths if path.lower().endswith(_INSTALLERS) or "dockerfile" in path.lower()
        )
        for text in texts:
            yield from _installed(text)

    def _texts(self, paths: Iterable[str]) -> Iterator[str]:
        for path in islice(paths, _FILES):
            entry = self._reading.entries[path]
            if entry.kind == "file" and (entry.size or 0) < _LONGEST:
                yield self._reading.text(path) or ""

    def declared(self, module: str) -> bool:
        """Whether some file asks for a distribution that the module may come from."""
        top = flat(module.split(".", maxsplit=1)[0])
        return any(one in self._named for one in candidates(module)) or (len(top) >= _CONTAINED and top in self._flat)

    def inside(self, module: str) -> bool:
        """Whether the tree holds, or builds, something of the module's name."""
        top = module.split(".", maxsplit=1)[0]
        return flat(top) in self._inside or top in self._built

    def told(self, module: str) -> bool:
        """Whether the text asks for it in words, or names a repository of its name."""
        words = {flat(module.split(".", maxsplit=1)[0]), *map(flat, candidates(module))}
        return bool(words & (self._told | self._cloned))


def _installed(text: str) -> Iterator[str]:
    """Every word of a line that installs something, and of the lines that continue it."""
    goes_on = False
    for line in text.split("\n"):
        if goes_on or (
            ("install" in line or "create" in line or " add " in line or "--with" in line) and _orders(line)
        ):
            yield from map(normalised, _WORD.findall(line))
            goes_on = line.rstrip().endswith("\\")


def _orders(line: str) -> bool:
    """Whether a line names a tool and behind it that something is installed, or lists what is needed."""
    tool = _TOOL.search(line)
    return bool((tool and _INSTALLS.search(line, tool.end())) or _LISTS.search(line))
