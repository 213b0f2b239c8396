"""Are checkpoints from along the training of this model released?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Documents, Mention, Names, Roles
from openassay.detect.reading import Reading
from openassay.detect.wording import NOT_OURS, PROMISED, count, say, shorten
from openassay.schema import Evidence, Subject

DETECTOR = Detector(
    id="OA-PAR-10",
    part="parameters",
    question="Are checkpoints from along the training of this model released?",
    why="How a model came to know something can only be studied where its earlier states are kept.",
    satisfy="Publish checkpoints at regular steps, each as a revision or a file that is named for its step.",
    facts=("parameters.intermediate",),
    needs=("subject", "roles", "documents", "mentions", "names"),
)

_STEP = re.compile(
    r"(?:^|[/_.\-=])(?:(?:global_?)?steps?|ckpts?|checkpoints?|iter(?:ation)?s?|epochs?)[-_]?\d{1,8}k?(?=[/_.\-]|$)",
    re.IGNORECASE,
)
_REVISION = re.compile(
    r"""(?:revision|branch|subfolder|name|tag)\s*[=:]\s*["'](?P<name>(?:(?:global_?)?step|ckpt|checkpoint|iter|epoch)[-_\w]*\d[\w-]*)["']|/tree/(?P<tree>(?:step|ckpt|checkpoint|iter|epoch)[-_]?\d+)""",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(intermediate|partially[- ]trained|partial(?: training)?|training|earlier|all (?:the )?)[\s-]+(?:model |training )?(?:checkpoints?|states?|weights)\b|"
    r"\bcheckpoints?\b.{0,40}\b(throughout|during|across|along|over the course of)\b.{0,20}\btraining\b|\b\d{2,4}\s+(?:\w+\s+)?checkpoints\b|\bcheckpoints? (?:at )?every\b|\bcheckpoints? from (?:intermediate|different|various|all)\b",
    re.IGNORECASE,
)
_INTERMEDIATE = re.compile(
    r"intermediate|partial|throughout|during|across|every|earlier|along|over the course|\d{2,4}\s+(\w+\s+)?checkpoints",
    re.IGNORECASE,
)
_RELEASES = re.compile(
    r"\b(releas\w*|available|provid\w*|publish\w*|download\w*|host\w*|upload\w*|open-?sourc\w*|shar\w*|access\w*|found|hub|include[sd]?)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    PROMISED.pattern + r"|\b(not|no longer|without|cannot|save[sd]? (your|a|the)|your|resume|will)\b|--\w",
    re.IGNORECASE,
)
_WEIGHTS = re.compile(r"\.(safetensors|pth?|ckpt|bin|h5|msgpack|npz|pkl|gguf)$", re.IGNORECASE)
_BUCKET = re.compile(r"(gs|s3):")
"""Storage that only its owner may open, unless more is said."""
_TELLING = 2
_MOST = 3


def look(
    reading: Reading, subject: Subject, roles: Roles, documents: Documents, mentions: tuple[Mention, ...], names: Names
) -> Look:
    """For a model: weights named for their steps, here or linked, revisions that are steps, and sentences that say so."""
    if subject.kind != "model":
        return
    found = [*_files(reading, roles), *_revisions(documents), *_linked(mentions, roles, names), *_told(documents)]
    yield from found[:_MOST]
    if not found:
        searched = (count(len(reading.paths), "path"), f"{len(mentions)} addresses", *documents.leading)
        yield DETECTOR.says(
            "parameters.intermediate", "no", "No checkpoint from along the training was found.", searched=searched
        )


def _files(reading: Reading, roles: Roles) -> Iterator[Evidence]:
    """Weights of at least two steps in the tree."""
    steps = {
        found[0].lower(): path
        for path in reading.paths
        if _WEIGHTS.search(path) and roles.of(path) == "own" and (found := _STEP.search(path))
    }
    if len(steps) >= _TELLING:
        yield DETECTOR.says(
            "parameters.intermediate",
            "yes",
            f"Weights of {len(steps)} steps are here.",
            *(at(path) for path in list(steps.values())[:_MOST]),
        )


def _revisions(documents: Documents) -> Iterator[Evidence]:
    """Code and links of the documents that take a revision named for its step."""
    for path, block in documents.blocks():
        if any(map(NOT_OURS.search, block.headings)):
            continue
        text = "\n".join((block.text if block.kind == "code" else "", *(link.target for link in block.links)))
        if found := _REVISION.search(text):
            name = found["name"] or found["tree"]
            yield DETECTOR.says(
                "parameters.intermediate",
                "yes",
                f"{path} loads the checkpoint {name}.",
                at(path, block.line, block.end_line),
                sure="likely",
                value=name,
            )
            return


def _linked(mentions: tuple[Mention, ...], roles: Roles, names: Names) -> Iterator[Evidence]:
    """Addresses of weights of at least two steps that carry the release's name."""
    steps = {
        one.address: one
        for one in mentions
        if one.target in ("weights", "model", "storage") and _STEP.search(one.address) and not _BUCKET.match(one.address)
        and roles.of(one.path) in ("own", "docs") and names.owns(one.address)
    }  # fmt: skip
    if len(steps) >= _TELLING:
        places = [at(one.path, one.line) for one in list(steps.values())[:_MOST]]
        yield DETECTOR.says(
            "parameters.intermediate",
            "yes",
            f"Weights of {len(steps)} steps are linked.",
            *places,
            value=next(iter(steps)),
        )


def _told(documents: Documents) -> Iterator[Evidence]:
    for hit in say(documents, _SPOKEN, _RELEASES, _INTERMEDIATE, never=_NEVER, paths=documents.leading):
        yield DETECTOR.says(
            "parameters.intermediate",
            "yes",
            f"The text says so: “{shorten(hit.sentence.text)}”",
            hit.place,
            sure="likely",
        )
