"""Whether a command is run where the release lies, or in something that was cloned, downloaded or made before it."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath

from openassay.detect.facts import Documents, Launch, Names
from openassay.detect.reading import Reading
from openassay.read.document import Block, Document

_ENTERS = re.compile(
    r"(?m)(?:^|&&|;|\(|\$ )[^\S\n]*(?:cd|pushd|WORKDIR)\s+(?P<folder>[^\s;&|)]+)|--chdir[= ](?P<other>\S+)"
)
_TAKES = re.compile(
    r"\bgit clone\b|\bwget\b|\bcurl\b|\bhf download\b|\bhuggingface-cli download\b|\b(?:un)?tar\b|\bunzip\b|\bdocker (?:run|exec)\b|\bsubmodule\b"
)
_CLONE = re.compile(r"git clone\s+(?:--?\S+\s+(?:\d+\s+)?)*(?P<address>\S+)")
_REPOSITORY = re.compile(r"https?://(?:www\.)?(?:github|gitlab|gitee|codeberg)\.\w+/[\w.-]+/[\w.-]+")


class Elsewhere:
    """Tells which launches are run outside the release: by what stands around them, once per place."""

    def __init__(self, reading: Reading, documents: Documents, names: Names) -> None:
        self._reading, self._documents, self._names = reading, documents, names
        self._known: dict[tuple[str, tuple[str, ...]], bool] = {}
        self._places: dict[str, _Places] = {}

    def holds(self, launch: Launch) -> bool:
        """Whether anything around a launch leads out of the release."""
        document = self._documents.get(launch.path)
        if document is None:
            return self._once(launch.path, (), lambda: self._reading.text(launch.path) or "")
        if launch.path not in self._places:
            self._places[launch.path] = _Places(document)
        places = self._places[launch.path]
        trail = places.trail(launch.line)[:3]
        trails = [trail[:length] for length in range(1, len(trail) + 1)] or [()]
        return any(self._once(launch.path, one, partial(places.text, one)) for one in trails)

    def _once(self, path: str, trail: tuple[str, ...], text: Callable[[], str]) -> bool:
        if (path, trail) not in self._known:
            self._known[path, trail] = self._leads_out(path, text())
        return self._known[path, trail]

    def _leads_out(self, path: str, text: str) -> bool:
        if any(not self._names.itself(found["address"]) for found in _CLONE.finditer(text)):
            return True
        if any(not self._names.itself(found.group()) for found in _REPOSITORY.finditer(text)):
            return True
        rest = _CLONE.sub("", text)
        entered = [found["folder"] or found["other"] for found in _ENTERS.finditer(text)]
        return bool(_TAKES.search(rest)) or any(not self._inside(path, folder.strip("\"'")) for folder in entered)

    def _inside(self, path: str, folder: str) -> bool:
        """Whether a folder that is entered is one of the tree's, or the release's own clone."""
        plain = re.sub(r"^(\./|\.\./)+", "", folder).rstrip("/")
        if plain in ("", ".", "..", "-") or self._names.itself(f"/{plain}"):
            return True
        here = str(PurePosixPath(path).parent / plain)
        return plain in self._reading.folders or here in self._reading.folders


class _Places:
    """The blocks of a document by their lines, and by the headings above them."""

    def __init__(self, document: Document) -> None:
        self._at: dict[int, Block] = {}
        self._under: dict[tuple[str, ...], list[Block]] = {}
        for block in document.blocks:
            self._under.setdefault(block.headings, []).append(block)
            for line in range(block.line, block.end_line + 1):
                self._at.setdefault(line, block)

    def trail(self, line: int) -> tuple[str, ...]:
        """The headings above the first block that holds a line."""
        return self._at[line].headings if line in self._at else ()

    def text(self, trail: tuple[str, ...]) -> str:
        """The words and addresses of the blocks that stand under these headings alone."""
        return "\n".join(map(_words, self._under.get(trail, ())))


def _words(block: Block) -> str:
    return "\n".join((block.text, *(link.target for link in block.links if not link.image)))
