"""Whether a command is run where the release lies, or in something that was cloned, downloaded or made before it."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from openassay.detect.facts import Documents, Launch, Names
from openassay.detect.reading import Reading
from openassay.read.document import Block

_ENTERS = re.compile(r"(?m)(?:^|&&|;|\(|\$ )\s*(?:cd|pushd|WORKDIR)\s+(?P<folder>[^\s;&|)]+)|--chdir[= ](?P<other>\S+)")
_TAKES = re.compile(
    r"\bgit clone\b|\bwget\b|\bcurl\b|\bhf download\b|\bhuggingface-cli download\b|\b(?:un)?tar\b|\bunzip\b|\bdocker (?:run|exec)\b|\bsubmodule\b"
)
_CLONE = re.compile(r"git clone\s+(?:--?\S+\s+(?:\d+\s+)?)*(?P<address>\S+)")
_REPOSITORY = re.compile(r"https?://(?:www\.)?(?:github|gitlab|gitee|codeberg)\.\w+/[\w.-]+/[\w.-]+")
_PATHS = re.compile(r"PYTHONPATH|sys\.path")


class Elsewhere:
    """Tells which launches are run outside the release: by what stands around them, once per place."""

    def __init__(self, reading: Reading, documents: Documents, names: Names) -> None:
        self._reading, self._documents, self._names = reading, documents, names
        self._folders = {str(folder) for path in reading.paths for folder in PurePosixPath(path).parents}
        self._known: dict[tuple[str, tuple[str, ...]], bool] = {}

    def holds(self, launch: Launch) -> bool:
        """Whether anything around a launch leads out of the release."""
        document = self._documents.get(launch.path)
        if document is None:
            return self._once(launch.path, (), lambda: self._reading.text(launch.path) or "")
        home = next((one for one in document.blocks if one.line <= launch.line <= one.end_line), None)
        trail = home.headings[:3] if home else ()
        return self._once(
            launch.path, trail, lambda: "\n".join(_words(one) for one in document.blocks if _near(one, trail))
        )

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
        return plain in self._folders or here in self._folders


def _near(block: Block, trail: tuple[str, ...]) -> bool:
    """Whether a block stands under the same headings, or under one of them alone."""
    return block.headings == trail[: len(block.headings)] and bool(block.headings or not trail)


def _words(block: Block) -> str:
    return "\n".join((block.text, *(link.target for link in block.links if not link.image)))
