"""What fixes the weights of this model: a commit, a digest or a version?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Mention, Names, Roles
from openassay.detect.pinning import DIGEST, MOVING, revision_kind
from openassay.detect.reading import Reading
from openassay.detect.wording import NOT_OURS
from openassay.schema import Evidence, Subject

DETECTOR = Detector(
    id="OA-PAR-11",
    part="parameters",
    question="What fixes the weights of this model: a commit, a digest or a version?",
    why="Weights behind an address that says nothing of its bytes can change without anyone noticing.",
    satisfy="Give the SHA-256 of each weights file beside its link, or the commit of the hub repository.",
    facts=("parameters.fixed",),
    needs=("subject", "roles", "documents", "mentions", "names", "code"),
)

_SHORT_DIGEST = re.compile(r"(?<=-)[0-9a-f]{8,16}(?=\.(pth?|pt\.tar|pth\.tar|ckpt|safetensors|pkl|h5|bin|th)$)")
_SUMS = re.compile(
    r"(^|/)([\w.-]*(sha256|sha1|sha512|md5)(sums?)?(\.txt)?|checksums?(\.\w+)?|checklist\.chk|[\w.-]+\.(sha256|md5|sha1))$",
    re.IGNORECASE,
)
_WEIGHTS = re.compile(
    r"\.(safetensors|pth?|ckpt|bin|h5|onnx|gguf|npz|pkl|th|msgpack|params|tflite|pb|model|zst|tar)\b|weights|checkpoint|model",
    re.IGNORECASE,
)
_WORDS = re.compile(r"weights|checkpoints?|ckpt|pre-?trained|\bmodels?\b|params", re.IGNORECASE)
_PACKED = re.compile(r"\.(zst|tar|gz|xz|zip|tgz)$", re.IGNORECASE)
_HUB = re.compile(
    r"(?:huggingface\.co|hf\.co)/(?!datasets/|spaces/)(?P<id>[\w.-]+/[\w.-]+)/(?:tree|resolve|blob|commit)/(?P<revision>[\w./-]+)"
)
_CALL = re.compile(r"(from_pretrained|hf_hub_download|snapshot_download|load_model|pipeline|hub\.load)$")
_REVISION = re.compile(
    r"""["'](?P<id>[\w.-]+/[\w.-]+)["'][^()]{0,200}?revision\s*=\s*["'](?P<revision>[\w./-]+)["']|download\s+(?P<hub>[\w.-]+/[\w.-]+)[^\n]*--revision[= ](?P<tag>[\w./-]+)""",
    re.DOTALL,
)
_RELEASE = re.compile(r"/releases/download/(?P<tag>[^/]+)/")
_VERSIONED = re.compile(
    r"[-_/.](v\d+(?:[._]\d+)*|\d{4}[-_]?\d{2}[-_]?\d{2}|\d+\.\d+(?:\.\d+)?)(?=[-_/.]|$)", re.IGNORECASE
)
_OTHERS = re.compile(
    r"vgg|lpips|inception|alexnet|imagenet|resnet|perceptual|backbone|text_encoder|tokenizer|vocab", re.IGNORECASE
)
_LOGS = re.compile(r"tensorboard|logs?\b|demo", re.IGNORECASE)
_MOST = 3


def look(
    reading: Reading,
    subject: Subject,
    roles: Roles,
    documents: Documents,
    mentions: tuple[Mention, ...],
    names: Names,
    code: Code,
) -> Look:
    """For a model: digests beside its weights' addresses, revisions of its hub ids, releases and versioned names."""
    if subject.kind != "model":
        return
    own = [one for one in mentions if _ours(one, roles, names)]
    found = [
        *_digests(own),
        *_sums(reading, roles),
        *_hub(documents, names),
        *_called(code, roles, names),
        *_released(own),
    ]
    yield from found[:_MOST]
    if not found:
        versioned = list(_versioned(own, names))
        yield from versioned[:1]
        if own and not versioned:
            searched = (f"{len(own)} addresses of weights", "checksum files", *documents.leading)
            yield DETECTOR.says(
                "parameters.fixed", "no", "No digest, revision or version of the weights was found.", searched=searched
            )


def _ours(one: Mention, roles: Roles, names: Names) -> bool:
    """Whether an address may be of this release's own weights."""
    if (
        roles.of(one.path) not in ("own", "docs")
        or NOT_OURS.search(" / ".join(one.headings))
        or _OTHERS.search(one.address)
    ):
        return False
    packed = one.target in ("storage", "archive") or _PACKED.search(one.address)
    named = bool(_WORDS.search(f"{one.label} {one.context} {one.address}"))
    weights = named if packed else one.target == "weights"
    owned = names.owns(one.address)
    return bool(weights and (owned or roles.of(one.path) == "own")) or (one.target == "model" and owned)


def _digests(own: list[Mention]) -> Iterator[Evidence]:
    """A digest in an address, or in the row or sentence around it."""
    for one in own:
        if one.target == "model":
            continue
        found = (
            DIGEST.search(one.address)
            or _SHORT_DIGEST.search(one.address.split("?")[0])
            or (DIGEST.search(one.context) if _WEIGHTS.search(one.address) else None)
        )
        if found:
            message = f"A digest stands with {one.address}: {found[0]}."
            yield DETECTOR.says("parameters.fixed", "yes", message, at(one.path, one.line), value="hash")


def _sums(reading: Reading, roles: Roles) -> Iterator[Evidence]:
    """Files of checksums that name weights."""
    for path in roles.paths("own"):
        if _SUMS.search(path):
            for number, row in enumerate(reading.lines(path)[:200], 1):
                if DIGEST.search(row) and _WEIGHTS.search(f"{path} {row}"):
                    yield DETECTOR.says(
                        "parameters.fixed", "yes", f"{path} gives digests of weights.", at(path, number), value="hash"
                    )
                    break


def _hub(documents: Documents, names: Names) -> Iterator[Evidence]:
    """Revisions in hub addresses and in the documents' code."""
    for path, block in documents.blocks():
        if any(map(NOT_OURS.search, block.headings)):
            continue
        places = [(found["id"], found["revision"]) for link in block.links for found in _HUB.finditer(link.target)]
        if block.kind == "code":
            places += [
                (found["id"] or found["hub"], found["revision"] or found["tag"])
                for found in _REVISION.finditer(block.text)
            ]
        for identity, revision in places:
            if names.owns(identity) and (evidence := _revised(identity, revision.split("/")[0], path, block.line)):
                yield evidence


def _called(code: Code, roles: Roles, names: Names) -> Iterator[Evidence]:
    for path, module in code.modules.items():
        for call in module.calls if roles.of(path) in ("own", "example") else ():
            revision = call.keyword("revision") if _CALL.search(call.name) else None
            identity = next(
                (
                    value.constant
                    for value in (*call.args[:1], *(value for key, value in call.keywords if key == "repo_id"))
                ),
                "",
            )
            if (
                revision
                and revision.kind == "string"
                and names.owns(identity)
                and (evidence := _revised(identity, revision.constant, path, call.line))
            ):
                yield evidence


def _revised(identity: str, revision: str, path: str, line: int) -> Evidence | None:
    """A hub revision: a commit by its form, else a tag or branch; none for a branch that moves."""
    if revision in MOVING:
        return None
    value = revision_kind(revision)
    return DETECTOR.says("parameters.fixed", "yes", f"{identity} is taken at {revision}.", at(path, line), value=value)


def _released(own: list[Mention]) -> Iterator[Evidence]:
    """Files of a release that carries a tag."""
    for one in own:
        if (found := _RELEASE.search(one.address)) and one.target in ("weights", "archive"):
            yield DETECTOR.says(
                "parameters.fixed",
                "yes",
                f"{one.address} is a file of the release {found['tag']}.",
                at(one.path, one.line),
                value="version",
            )


def _versioned(own: list[Mention], names: Names) -> Iterator[Evidence]:
    """A version in the name of a weights file or a hub id: told by words alone, it may move."""
    for one in own:
        kept = one.target in ("weights", "model") and names.owns(one.address) and not _LOGS.search(one.address)
        if kept and (found := _VERSIONED.search(one.address.partition("://")[2].partition("/")[2] or one.address)):
            yield DETECTOR.says(
                "parameters.fixed",
                "yes",
                f"The name carries a version, {found[1]}: {one.address}",
                at(one.path, one.line),
                sure="weak",
                value="version",
            )
