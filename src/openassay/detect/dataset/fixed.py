"""What fixes the data: a commit, a digest or a version?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Mention, Names, Roles
from openassay.detect.pinning import DIGEST, MOVING, revision_kind
from openassay.detect.reading import Reading
from openassay.detect.wording import EVALUATES, NOT_OURS, say
from openassay.schema import Evidence, Subject

DETECTOR = Detector(
    id="OA-DAT-11",
    part="dataset",
    question="What fixes the data: a commit, a digest or a version?",
    why="A dataset that grows or is cleaned later under the same address is not what was learned from.",
    satisfy="Give a DOI, a hub commit or the digest of each archive, and the version that the training used.",
    facts=("dataset.fixed",),
    needs=("subject", "roles", "documents", "mentions", "names", "code"),
)

_SUMS = re.compile(
    r"(^|/)([\w.-]*(sha256|sha1|sha512|md5)(sums?)?(\.txt)?|checksums?(\.\w+)?|[\w.-]+\.(sha256|md5|sha1))$",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?:doi\.org/|doi:\s?|DOI:?\s?)(?P<doi>10\.(?:5281|5061|6084|7910|34740|57967|13026|17632|1594|17605|7302|21942|35097|48436)/[\w./-]+\w)|zenodo\.org/(?:records?|api/records)/(?P<record>\d+)",
    re.IGNORECASE,
)
_HUB = re.compile(
    r"(?:huggingface\.co|hf\.co)/datasets/(?P<id>[\w.-]+/[\w.-]+)/(?:tree|resolve|blob|commit)/(?P<revision>[\w.-]+)"
)
_LOADS = re.compile(
    r"(load_dataset|snapshot_download|hf_hub_download|tfds\.load|tensorflow_datasets\.load|seqio\.TfdsDataSource)$"
)
_TFDS = re.compile(r"[a-z]\w+(?:/[\w.-]+)?:\d+\.\d+\.\d+")
_DATA = re.compile(
    r"\bdata ?(set|base)?s?\b|\bcorpus\b|\bcorpora\b|\brecords\b|\.(zip|tar|tgz|gz|jsonl?|csv|tsv|parquet|zst|xz|7z)\b",
    re.IGNORECASE,
)
_DATA_FILE = re.compile(r"\.(zip|tar|tgz|gz|jsonl?|csv|tsv|parquet|zst|xz|7z|npz?|arrow|txt)\b", re.IGNORECASE)
_MODELS = re.compile(r"checkpoint|weights|pre-?trained|\.(pth?|ckpt|safetensors|bin|gguf)\b", re.IGNORECASE)
_VERSION = re.compile(
    r"\b(?:data ?sets?|corpus|dump|snapshot|crawl|release|wikipedia|pile|c4)\b[^.;\n]{0,40}\b(?:v\d+(?:\.\d+)+|version \d+(?:\.\d+)*|\d{4}-\d{2}-\d{2}|(?:19|20)\d{6})\b"
    r"|\b(?:v\d+(?:\.\d+)+|version \d+(?:\.\d+)*|(?:19|20)\d{6})\b[^.;\n]{0,25}\b(?:data ?sets?|corpus|dump|snapshot)\b|\bCC-MAIN-\d{4}-\d{2}\b",
    re.IGNORECASE,
)
_USED = re.compile(
    r"\b(train\w*|learn\w*|pre-?train\w*|used?|using|download\w*|built|build|consists?|contains?|releas\w*|this|our|version)\b",
    re.IGNORECASE,
)
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
    """Digests beside addresses of data, DOIs of data archives, revisions of hub ids, and versions in words."""
    if subject.kind == "software":
        return
    own = [one for one in mentions if _data(one, roles)]
    found = [*_digests(own), *_sums(reading, roles), *_revisions(documents), *_called(code, roles), *_dois(own)]
    yield from found[:_MOST]
    if not found:
        told = list(_told(documents))
        yield from told[:1]
        if own and not told:
            searched = (f"{len(own)} addresses of data", "checksum files", *documents.leading)
            yield DETECTOR.says(
                "dataset.fixed", "no", "No digest, DOI, revision or version of the data was found.", searched=searched
            )


def _data(one: Mention, roles: Roles) -> bool:
    """Whether an address may be of data that this release is made of or from."""
    above = " / ".join(one.headings)
    if roles.of(one.path) not in ("own", "docs") or NOT_OURS.search(above) or EVALUATES.search(f"{above} {one.label}"):
        return False
    words = f"{one.label} {one.context} {above} {one.address}"
    return one.target == "dataset" or (
        one.target in ("archive", "storage", "paper", "page")
        and bool(_DATA.search(words))
        and not _MODELS.search(f"{one.label} {one.address}")
    )


def _digests(own: list[Mention]) -> Iterator[Evidence]:
    for one in own:
        found = DIGEST.search(one.address) or DIGEST.search(one.context) if one.target == "archive" else None
        if found:
            message = f"A digest stands with {one.address}: {found[0]}."
            yield DETECTOR.says("dataset.fixed", "yes", message, at(one.path, one.line), value="hash")


def _sums(reading: Reading, roles: Roles) -> Iterator[Evidence]:
    """Files of checksums that name data files."""
    for path in roles.paths("own"):
        if _SUMS.search(path):
            for number, row in enumerate(reading.lines(path)[:200], 1):
                if DIGEST.search(row) and _DATA_FILE.search(row) and not _MODELS.search(row):
                    yield DETECTOR.says(
                        "dataset.fixed", "yes", f"{path} gives digests of data files.", at(path, number), value="hash"
                    )
                    break


def _revisions(documents: Documents) -> Iterator[Evidence]:
    for path, block in documents.blocks():
        for link in block.links if not any(map(NOT_OURS.search, block.headings)) else ():
            if (found := _HUB.search(link.target)) and found["revision"] not in MOVING:
                yield _revised(found["id"], found["revision"], path, link.line)


def _called(code: Code, roles: Roles) -> Iterator[Evidence]:
    """Calls that load data at a revision or a version."""
    for path, module in code.modules.items():
        for call in module.calls if roles.of(path) == "own" else ():
            name = call.args[0].constant if call.args else ""
            revision = call.keyword("revision") if _LOADS.search(call.name) and "load" in call.name else None
            if revision and revision.kind == "string" and revision.constant not in MOVING:
                yield _revised(name, revision.constant, path, call.line)
            elif _LOADS.search(call.name) and _TFDS.fullmatch(name):
                yield _revised(name.partition(":")[0], name.partition(":")[2], path, call.line)


def _revised(name: str, revision: str, path: str, line: int) -> Evidence:
    value = revision_kind(revision)
    return DETECTOR.says(
        "dataset.fixed", "yes", f"{name or 'A data set'} is taken at {revision}.", at(path, line), value=value
    )


def _dois(own: list[Mention]) -> Iterator[Evidence]:
    for one in own:
        if found := _DOI.search(one.address):
            told = found["doi"] or f"Zenodo record {found['record']}"
            yield DETECTOR.says(
                "dataset.fixed", "yes", f"The data are archived under {told}.", at(one.path, one.line), value="version"
            )


def _told(documents: Documents) -> Iterator[Evidence]:
    for hit in say(documents, _VERSION, _USED, never=EVALUATES, paths=documents.leading):
        yield DETECTOR.says(
            "dataset.fixed",
            "yes",
            f"A version of the data is named: “{hit.text}”",
            hit.place,
            sure="weak",
            value="version",
        )
