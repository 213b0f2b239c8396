"""Do configuration and citation speak of the model that is here?"""

import re
from collections.abc import Iterator
from posixpath import basename

from openassay.detect.consistency.stated import Stated, agreement, contradiction
from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Documents, Names, Roles, flat
from openassay.detect.reading import Reading
from openassay.read.text import MARKS
from openassay.schema import Evidence

DETECTOR = Detector(
    id="OA-CON-13",
    part="consistency",
    question="Do configuration and citation speak of the model that is here?",
    why="A configuration that names two architectures builds one of them, and a citation of another work credits another.",
    satisfy="Name one architecture in config.json, and this release in the citation file.",
    facts=("consistency.name",),
    needs=("roles", "documents", "names"),
)

_FAMILIES = (
    "llama", "mistral", "mixtral", "qwen2moe", "qwen2", "qwen3moe", "qwen3", "gpt2", "gptneox", "gptneo", "gptj", "bert", "roberta",
    "distilbert", "albert", "electra", "deberta", "t5", "bart", "falcon", "mpt", "opt", "phi3", "phi",
    "gemma2", "gemma", "bloom", "clip", "vit", "whisper", "wav2vec2", "hubert", "mamba", "olmo2", "olmo", "stablelm", "starcoder2",
)  # fmt: skip
"""Families whose classes of the model library begin with the name of the model type, letters and digits compared."""
_GENERIC = frozenset(["the", "and", "for", "with", "from", "using", "via", "towards", "model", "models", "data", "dataset", "learning", "deep", "neural", "large", "language", "official", "implementation", "code", "paper", "repository", "software"])  # fmt: skip
_WORD = re.compile(rf"[^{MARKS}A-Z]{{3,}}")


def look(reading: Reading, roles: Roles, documents: Documents, names: Names) -> Look:
    """`model_type` against `architectures`, then the title of the citation file against everything that the README says."""
    agreed: list[Stated] = []
    for path in roles.paths("own"):
        if basename(path) == "config.json" and (pair := _types(reading, path)):
            if _clashes(*pair):
                yield _architecture(*pair)
            else:
                agreed += pair
    yield from _leftover(reading, roles, documents, names)
    if agreed:
        kind, built = agreed[:2]
        message = f"{kind.path} names one architecture: {kind.value}, built by {built.value}."
        yield agreement(DETECTOR, message, kind, built)


def _types(reading: Reading, path: str) -> tuple[Stated, Stated] | None:
    """Type and class of a model whose code is the model library's own."""
    settings = reading.settings(path)
    given = {one.key: one for one in (settings.items if settings else ())}
    kind, built = given.get("model_type"), given.get("architectures.0")
    if kind is None or built is None or "architectures.1" in given or any(key.startswith("auto_map") for key in given):
        return None
    return Stated(kind.value, path, kind.line), Stated(built.value, path, built.line)


def _clashes(kind: Stated, built: Stated) -> bool:
    """Whether type and class are of two known families; what is in no list may be anything."""
    first, second = flat(kind.value), flat(built.value)
    family = next((one for one in sorted(_FAMILIES, key=len, reverse=True) if second.startswith(one)), "")
    return first in _FAMILIES and bool(family) and family != first and not second.startswith(first)


def _architecture(kind: Stated, built: Stated) -> Evidence:
    message = f"{kind.path} has the model_type {kind.value}, and its architectures name {built.value}. Name the one that built the weights in both."
    return contradiction(DETECTOR, message, kind, built)


def _leftover(reading: Reading, roles: Roles, documents: Documents, names: Names) -> Iterator[Evidence]:
    """A citation file for another repository whose title shares no word with the README: left from a template."""
    base = f"{reading.base}/" if reading.base else ""
    path = next((path for path in reading.paths if path.lower() == f"{base}citation.cff".lower()), "")
    settings = reading.settings(path) if path and documents.main else None
    given = {one.key: one for one in (settings.items if settings else ())}
    title, home = given.get("title"), given.get("repository-code") or given.get("url")
    if title is None or home is None or names.itself(home.value) or roles.of(path) != "own":
        return
    text = (reading.text(documents.main) or "").lower()
    words = {word for word in _WORD.findall(title.value.lower()) if word not in _GENERIC}
    last = home.value.rstrip("/").rpartition("/")[2].lower()
    if words and last and last not in text and not any(word in text for word in words):
        message = (
            f"{path} cites “{title.value[:80]}” ({home.value[:80]}), of which {documents.main} says nothing. Name this "
            f"release in it."
        )
        left, right = Stated(title.value, path, title.line), Stated(documents.main, documents.main, 1)
        yield contradiction(DETECTOR, message, left, right, severity="note")
