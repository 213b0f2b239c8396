"""What a detector sees of a release: its entries, and its files as parsed once and kept."""

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from openassay.read import text as plain
from openassay.read.cells import Cells
from openassay.read.document import Document
from openassay.read.format import fitting
from openassay.read.header import Header
from openassay.read.limits import MAX_BYTES, MAX_FIRST, MAX_HEADER, ReadError
from openassay.read.module import Module
from openassay.read.requirement import Requirements
from openassay.read.script import Script
from openassay.read.settings import Settings
from openassay.schema import Entry, NotExamined
from openassay.source import Absent, Opened, SourceError, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

T = TypeVar("T")


def named_folder(paths: tuple[str, ...], name: str) -> str:
    """The folder that a name asks for: the uppermost one called so, letters and digits compared; else the whole tree."""
    wanted = "".join(letter for letter in name.lower() if letter.isalnum())
    if not wanted:
        return ""
    folders = {path.rsplit("/", depth)[0] for path in paths for depth in range(1, path.count("/") + 1)}
    fitting = [one for one in folders if "".join(filter(str.isalnum, one.rpartition("/")[2].lower())) == wanted]
    return min(fitting, key=lambda one: (one.count("/"), one), default="")


def above(path: str) -> "Iterator[str]":
    """The folders that a path lies in, the nearest first, without the top."""
    end = path.rfind("/")
    while end > 0:
        yield path[:end]
        end = path.rfind("/", 0, end)


TRAINING = "training"
"""What is audited: the programs of the training."""


class Reading:
    """A release being read. Each file is read and parsed at most once per form; what fails is kept with its reason.

    `base` is the folder of the release that was asked for, empty for the whole tree. `audited` says
    whose randomness is asked for: TRAINING, a program by its path, `*` for every one, empty for none. `problems` maps a path to (line, reason) of what could not be parsed; `left_out` lists what limits or missing
    bytes kept from being read.
    """

    def __init__(self, opened: Opened, audited: str = "") -> None:
        self._opened = opened
        self.audited = audited
        self.release = opened.release
        self.entries: Mapping[str, Entry] = {entry.path: entry for entry in opened.release.trees[0].entries}
        self.paths: tuple[str, ...] = tuple(self.entries)
        self.base = opened.release.subfolder.strip("/") or named_folder(self.paths, opened.release.name)
        self.problems: dict[str, tuple[int, str]] = {}
        self.left_out: dict[str, NotExamined] = {}
        self.read_paths: set[str] = set()
        self._parsed: dict[tuple[str, type], object] = {}

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder of the tree, `.` for its top."""
        found = {"."}
        for path in self.paths:
            for folder in above(path):
                if folder in found:
                    break
                found.add(folder)
        return frozenset(found)

    @cached_property
    def _turned(self) -> list[str]:
        """Paths read backwards, in order, so that those with one ending stand together."""
        return sorted(f"{path[::-1]}/" for path in self.paths)

    def ending(self, tail: str) -> list[str]:
        """The paths that are `tail` or end in it behind a slash, in order; soon, however many paths there are."""
        turned, backwards = self._turned, f"{tail[::-1]}/"
        found = []
        for place in range(bisect_left(turned, backwards), len(turned)):
            if not turned[place].startswith(backwards):
                break
            found.append(turned[place][-2::-1])
        return sorted(found)

    def bytes(self, path: str, limit: int = MAX_BYTES) -> bytes | None:
        """The bytes of a file, or none where they cannot be had; the reason is kept."""
        return _had(self, path, self._opened.read, limit)

    def text(self, path: str) -> str | None:
        """The file as text, or none."""
        return self._form(path, str)

    def lines(self, path: str) -> list[str]:
        """The file's lines, none where it is no text."""
        text = self.text(path)
        return plain.lines(text) if text is not None else []

    def document(self, path: str) -> Document | None:
        """The file as blocks of prose, or none."""
        return self._form(path, Document)

    def cells(self, path: str) -> Cells | None:
        """The file as syntax trees, or none."""
        return self._form(path, Cells)

    def module(self, path: str) -> Module | None:
        """The file as source code, or none."""
        return self._form(path, Module)

    def settings(self, path: str) -> Settings | None:
        """The file as configuration, or none."""
        return self._form(path, Settings)

    def script(self, path: str) -> Script | None:
        """The file as commands, or none."""
        return self._form(path, Script)

    def requirements(self, path: str) -> Requirements | None:
        """The file as a list of packages, or none."""
        return self._form(path, Requirements)

    def header(self, path: str) -> Header | None:
        """The head of a weights file of any size, or none; more of it is read only where its first bytes ask for it."""
        key = (path, Header)
        if key not in self._parsed:
            self._parsed[key] = self._headed(path)
        return self._parsed[key]  # type: ignore[return-value]

    def _headed(self, path: str) -> Header | None:
        known = fitting(path, Header)
        for limit in (MAX_FIRST, MAX_HEADER) if known else ():
            data = _had(self, path, self._opened.head, limit)
            if known is None or data is None:
                return None
            try:
                found: Header = known.read(data)
            except ReadError as error:
                if len(data) < limit or limit == MAX_HEADER:
                    self.problems[path] = (error.line, str(error))
                    return None
            else:
                return found
        return None

    def _form(self, path: str, gives: type[T]) -> T | None:
        key = (path, gives)
        if key not in self._parsed:
            self._parsed[key] = self._parse(path, gives)
        return self._parsed[key]  # type: ignore[return-value]

    def _parse(self, path: str, gives: type) -> object | None:
        known = fitting(path, gives)
        if gives is not str and known is None:
            return None
        data = self.bytes(path)
        if data is None:
            return None
        try:
            return plain.read(data) if gives is str or known is None else known.read(data)
        except ReadError as error:
            self.problems[path] = (error.line, str(error))
        except RecursionError:
            self.problems[path] = (0, "nested deeper than can be read")
        return None


def _had(reading: Reading, path: str, read: "Callable[[str, int], bytes]", limit: int) -> bytes | None:
    """The bytes that a source gives, or none where they cannot be had; the reason is kept."""
    try:
        data = read(path, limit)
    except (Absent, TooLarge) as error:
        reading.left_out[path] = NotExamined(what=path, why=str(error))
        return None
    except SourceError as error:
        reading.problems[path] = (0, str(error))
        return None
    reading.read_paths.add(path)
    return data
