"""What is this release called?"""

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Documents, Names, flat
from openassay.detect.reading import Reading
from openassay.read.text import MARKS

if TYPE_CHECKING:
    from openassay.schema import Outcome

DETECTOR = Detector(
    id="OA-SUB-04",
    part="subject",
    question="What is this release called?",
    why="A link to weights or data counts as the release's own when it carries the release's name.",
    satisfy="Name the release in the first heading of its README, and use that name for what belongs to it.",
    facts=("subject.name",),
    needs=("documents",),
    gives="names",
)

_COMMON = frozenset(
    [
        "a",
        "about",
        "ai",
        "an",
        "and",
        "api",
        "app",
        "applications",
        "are",
        "as",
        "assistant",
        "at",
        "audio",
        "available",
        "based",
        "benchmark",
        "benchmarks",
        "best",
        "by",
        "card",
        "checkpoint",
        "checkpoints",
        "code",
        "codebase",
        "collection",
        "corpus",
        "data",
        "dataset",
        "datasets",
        "deep",
        "demo",
        "detection",
        "development",
        "diffusion",
        "documentation",
        "efficient",
        "evaluation",
        "evaluating",
        "fast",
        "first",
        "for",
        "foundation",
        "framework",
        "from",
        "general",
        "generation",
        "generative",
        "generator",
        "getting",
        "github",
        "guide",
        "high",
        "home",
        "image",
        "images",
        "implementation",
        "improved",
        "in",
        "inference",
        "instruct",
        "instruction",
        "introducing",
        "introduction",
        "is",
        "its",
        "knowledge",
        "lab",
        "labs",
        "language",
        "languages",
        "large",
        "learned",
        "learning",
        "library",
        "lightweight",
        "llm",
        "llms",
        "machine",
        "made",
        "massive",
        "minimal",
        "model",
        "modeling",
        "models",
        "multi",
        "multilingual",
        "multimodal",
        "multitask",
        "natural",
        "net",
        "network",
        "networks",
        "neural",
        "new",
        "news",
        "of",
        "official",
        "on",
        "open",
        "openness",
        "opensource",
        "organization",
        "overview",
        "package",
        "paper",
        "parameter",
        "parameters",
        "pre",
        "pretrained",
        "pretraining",
        "prediction",
        "preview",
        "project",
        "python",
        "pytorch",
        "quick",
        "quickstart",
        "readme",
        "reasoning",
        "recognition",
        "recipe",
        "release",
        "reference",
        "repo",
        "repository",
        "representation",
        "research",
        "robust",
        "robotics",
        "scalable",
        "scale",
        "scaling",
        "self",
        "series",
        "simple",
        "small",
        "source",
        "speech",
        "standard",
        "start",
        "state",
        "supervised",
        "system",
        "systems",
        "task",
        "tasks",
        "team",
        "technical",
        "tensorflow",
        "jax",
        "keras",
        "test",
        "text",
        "the",
        "this",
        "to",
        "tokenizer",
        "tool",
        "toolkit",
        "tools",
        "towards",
        "train",
        "trained",
        "training",
        "transformer",
        "transformers",
        "understanding",
        "unified",
        "universal",
        "unsupervised",
        "using",
        "version",
        "video",
        "vision",
        "visual",
        "weights",
        "welcome",
        "what",
        "with",
        "world",
        "your",
    ]
)
_GENERIC = re.compile(
    r"(table of )?contents?$|read ?me$|introduction|overview|news|about|welcome|install|usage|quick ?start|getting started|highlights|updates?$|\W*$",
    re.I,
)
_LONG = 6
_WORD = re.compile(rf"[^{MARKS}]+(?:[.\-+_][^{MARKS}]+)*")
_PLACEHOLDER = frozenset(("repo", ".git", "", "."))


def look(reading: Reading, documents: Documents) -> Look:
    """Take the release's name from what was asked for, its README's title, its folder or its address."""
    title = documents.by_path[documents.main].title if documents.main else ""
    folder = _folder(reading)
    short = "" if _GENERIC.match(title) else _short(title)
    long = len(short.split()) > _LONG
    stranger = (
        bool(re.search(r"[\d_-]|[a-z][A-Z]", folder))
        and flat(folder) not in flat(title)
        and not _words(folder) & _words(short)
        and _told(documents, folder)
    )
    name = reading.release.name or (folder if stranger or long or not short else short) or short or "release"
    places = [at(documents.main, 1)] if documents.main else [at(path) for path in reading.paths[:1]]
    told: Outcome = "yes" if reading.release.name or short else "unknown"
    yield DETECTOR.says(
        "subject.name",
        told,
        f"The release is called {name}.",
        *places,
        sure="likely",
        value=name,
        searched=() if places else ("an empty tree",),
    )
    words = {word for source in (reading.release.name, short, folder) for word in _words(source)}
    return Names(name, frozenset(words), folder)


def _told(documents: Documents, folder: str) -> bool:
    """Whether the main README uses the folder's name, so that it is a name and not where someone put it."""
    wanted = flat(folder)
    return len(wanted) > 3 and any(wanted in flat(block.text) for _, block in documents.blocks(documents.main))


def _folder(reading: Reading) -> str:
    """The last telling segment of the address, or of the subfolder where one is chosen."""
    address = reading.base or reading.release.address
    parts = [part for part in re.split(r"[/\\:]", address) if part.removesuffix(".git") not in _PLACEHOLDER]
    last = PurePosixPath(parts[-1]).name.removesuffix(".git") if parts else ""
    return last.rpartition("+")[2]


def _short(title: str) -> str:
    """A title up to its first colon, dash or bracket, unless that leaves nothing."""
    plain = " ".join(re.sub(r"[^\w\s.:,()|/+\-\u2013\u2014&']", " ", title).split())
    head = re.split(r"\s[-\u2013\u2014|:]\s|:\s|\s?[(（]", plain, maxsplit=1)[0].strip(" -:")
    return head or plain


def _words(text: str) -> set[str]:
    """Distinctive words: common ones left out, and the whole when it is short."""
    tokens = [token for token in _WORD.findall(text) if token.lower() not in _COMMON and not token.isdigit()]
    words = {flat(token) for token in tokens}
    if 0 < len(tokens) <= 3:
        words.add(flat("".join(tokens)))
    return {word for word in words if len(word) > 1}
