"""Are the records of this dataset, or the items of this benchmark, here or at a named place?"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Documents, Mention, Names, Roles
from openassay.detect.reading import Reading
from openassay.detect.wording import NOT_OURS, REQUEST, count, say, shorten
from openassay.schema import Entry, Evidence, Subject

DETECTOR = Detector(
    id="OA-DAT-02",
    part="dataset",
    question="Are the records of this dataset, or the items of this benchmark, here or at a named place?",
    why="A dataset that cannot be had cannot be examined, repaired or learned from.",
    satisfy="Publish the records, or link them by file URL, hub id or DOI; tables of addresses count.",
    facts=(
        "dataset.here",
        "dataset.elsewhere",
        "dataset.piece",
        "dataset.lacking",
        "dataset.described",
        "dataset.public",
        "dataset.gated",
        "data.evaluation",
    ),
    needs=("subject", "roles", "documents", "mentions", "names"),
)

_FILE = re.compile(
    r"\.(jsonl|ndjson|json|csv|tsv|txt|parquet|npz|npy|gz|zip|arrow|pkl|h5|hdf5|tar|xml|fasta|wav|mp3|flac|db|sqlite3?|zst|xz|bz2|tfrecords?|conll\w*|png|jpe?g|yaml|yml|tgz|7z|rar|ods|xlsx?|lmdb|idx\d?-ubyte|md|feather|html|py|sql)$",
    re.I,
)
_HOME = re.compile(
    r"(^|/)([\w.-]*(data|dataset|corpus|corpora|annotation|tasks?|questions?|problems?|prompts?|splits?|train|test|dev|valid|items?|samples?|benchmark|instances|labels|raw|csv|json)[\w.-]*)(/)",
    re.I,
)
_NAME = re.compile(
    r"data|corpus|train|test|dev|valid|questions?|problems?|annotations?|samples?|records|items|labels|examples|split|dataset|prompts?|tasks|captions|urls?|metadata|bench|all[_-]|pairs",
    re.I,
)
_ADDRESSES = re.compile(r"(^|[/_.-])(urls?|links|addresses|url_?lists?)([/_.-]|$)", re.I)
_RECORDS = re.compile(r"\.(npz|h5|hdf5|parquet|jsonl|arrow|tfrecords?|lmdb|csv|tsv|zip|gz|tgz)$", re.I)
_ASIDE = re.compile(r"(^|/)[\w.-]*config[\w.-]*/", re.I)
_NOT = re.compile(
    r"config|requirements|package|license|readme|schema|setup|environment|results?|outputs?|predictions?|leaderboard|logs?/|(^|/)runs?/|report|cmake|template|stats|statistics|\.github|vocab|changelog|contributing|figures?|images?/|assets|static|img|docs/",
    re.I,
)
_SAMPLE = re.compile(r"(^|[/._-])(samples?|mock\w*|tiny|toy|dummy|demo|preview|snippets?|example)([/._-]|$)", re.I)
_WITHHELD = re.compile(
    r"\b(hidden|blind|withheld|held[- ]?back|secret|unreleased)\b[^.;]{0,30}\b(test|split|labels?|answers?|references?)\b|"
    r"\b(test|answers?|labels?|references?)\b[^.;]{0,60}\b(hidden|withheld|held back|kept (private|secret|hidden)|unreleased|without (the )?(answers|labels)|"
    r"not (be )?(publicly )?(released?|available|shared|provided|disclosed|public)\b)|"
    r"\b(evaluat\w*|submi\w+|predictions?)\b[^.;]{0,80}\btest (set|split|data|questions)\b[^.;]{0,60}\b(server|EvalAI|CodaLab|submission|submit\w*)|"
    r"\b(submi\w+|EvalAI|CodaLab)\b[^.;]{0,80}\b(on|for) (the )?(\w+ )?test (set|split|data|questions)\b",
    re.I,
)
_ABOUT = re.compile(
    r"\bdata ?sets?\b|\bcorpus\b|\bcorpora\b|\bdata\b|\bdownload|\btest set\b|\btrain|\bannotations?\b|\bsplits?\b|\bquestions\b|\bimages\b|\brecords\b|\bitems\b|\bfiles?\b|\btasks\b|\bversion\b|\bsubset|\bmetadata\b|\bhere\b",
    re.I,
)
_PLACE = re.compile(r"\bdownload\w*|\baccess\w*|\bavailable\b|\bobtain\w*|\bhosted\b|\bportal\b|\bplatform\b", re.I)
_ANNOUNCE = re.compile(r"blog|news|announce|paper|arxiv|twitter|discord|slack|leaderboard", re.I)
_NEAR = 2
"""Folders that a document may lie deep and still speak of the whole."""
_MODELS = re.compile(r"\b(checkpoints?|weights|pre-?trained models?|baseline)\b", re.I)


def look(
    reading: Reading, subject: Subject, roles: Roles, documents: Documents, mentions: tuple[Mention, ...], names: Names
) -> Look:
    """For a dataset or a benchmark: its files, else links to its own records."""
    if subject.kind not in ("dataset", "benchmark"):
        return
    held = _held(reading, roles, names)
    whole = [pair for pair in held if not _SAMPLE.search(pair[0])]
    linked = sorted(_linked(mentions, roles, names), key=lambda pair: (-pair[0], pair[1].path.count("/"), pair[1].line))
    listed = [path for path, _ in whole if _ADDRESSES.search(path)]
    if whole and len(listed) > len(whole) // 2:
        yield from _addresses(listed)
        yield from _withheld(documents)
        return
    for path, entry in whole[:4]:
        size = f" of {entry.size} bytes" if entry.size is not None else ""
        yield DETECTOR.says("dataset.here", "yes", f"Records are here: {path}{size}.", at(path, 1))
        if subject.kind == "benchmark":
            yield DETECTOR.says("data.evaluation", "yes", f"Items are here: {path}.", at(path, 1))
    for score, one in linked[:5]:
        yield DETECTOR.says(
            "dataset.elsewhere", "yes", f"Records are at {one.address}: “{shorten(one.context, 120)}”", at(one.path, one.line), sure="certain" if score > 2 else "likely", value=one.address
        )  # fmt: skip
    if linked and not whole:
        yield from _access(documents, linked[0][1])
    if whole or linked:
        yield from _withheld(documents)
    elif held:
        yield from _sampled([path for path, _ in held[:3]])
    else:
        yield from _told(documents, mentions, reading)


def _addresses(paths: list[str]) -> Iterator[Evidence]:
    """Tables of addresses: the records lie where they point."""
    for path in paths[:4]:
        yield DETECTOR.says(
            "dataset.elsewhere", "yes", f"{path} lists where the records are.", at(path, 1), sure="likely"
        )


def _withheld(documents: Documents) -> Iterator[Evidence]:
    """The sentence that says that items or answers are kept back."""
    near = tuple(path for path in documents.own if path.count("/") < _NEAR)
    for hit in say(documents, _WITHHELD, paths=near or documents.own):
        said = f"Some of it is kept back: “{hit.text}”"
        yield DETECTOR.says("dataset.lacking", "yes", said, hit.place, sure="likely")
        return


def _sampled(paths: list[str]) -> Iterator[Evidence]:
    """Files that are named as a sample of the records, where nothing else of them can be had."""
    places = [at(path, 1) for path in paths]
    yield DETECTOR.says("dataset.piece", "yes", f"Only a sample is here: {', '.join(paths)}.", *places, sure="likely")
    yield DETECTOR.says("dataset.lacking", "yes", "The other records are not here.", *places[:1], sure="likely")


def _held(reading: Reading, roles: Roles, names: Names) -> list[tuple[str, Entry]]:
    """Data files by folder and name, the largest first."""
    found = []
    for path, entry in reading.entries.items():
        if (
            entry.kind not in ("file", "absent", "lfs")
            or roles.of(path) not in ("own", "evaluation", "test")
            or not _FILE.search(path)
            or _NOT.search(_ASIDE.sub("/", path))
        ):
            continue
        name = PurePosixPath(path).name
        home = _HOME.search(path)
        size = entry.size if entry.size is not None else 10**6
        if (
            (home and not name.endswith((".py", ".md", ".html")))
            or (
                _NAME.search(name)
                and size > 20_000
                and not name.endswith((".py", ".md", ".html", ".yml", ".yaml", ".png"))
            )
            or (_RECORDS.search(name) and names.owns(name))
        ):
            found.append((path, entry))
    total = sum(entry.size if entry.size is not None else 10**6 for _, entry in found)
    return sorted(found, key=lambda pair: (-(pair[1].size or 0), pair[0])) if total > 20_000 else []


def _linked(mentions: tuple[Mention, ...], roles: Roles, names: Names) -> Iterator[tuple[int, Mention]]:
    best: dict[str, tuple[int, Mention]] = {}
    for one in mentions:
        score = _score(one, roles, names)
        if score > 0 and (one.address not in best or score > best[one.address][0]):
            best[one.address] = (score, one)
    yield from best.values()


def _score(one: Mention, roles: Roles, names: Names) -> int:
    above = " / ".join(one.headings)
    words = f"{one.label} {one.context} {above}"
    if roles.of(one.path) not in ("own", "docs", "evaluation") or NOT_OURS.search(above):
        return -9
    own = 2 if names.owns(one.address) else 0
    if one.target == "dataset":
        return 2 + own - (2 if one.code and not own else 0)
    if one.target in ("archive", "storage"):
        return (1 + own if _ABOUT.search(words) or own else 0) - (
            3 if _MODELS.search(f"{one.label} {one.context}") else 0
        )
    if one.target == "repository":
        return 1 if own and re.search(r"\bdata\b|dataset|corpus", f"{one.label} {one.address}", re.I) else 0
    if (
        one.target == "page"
        and _PLACE.search(f"{one.label} {one.context}")
        and _ABOUT.search(f"{one.label} {one.context}")
        and not _ANNOUNCE.search(words)
    ):
        return 1 if re.search(r"\bdata ?sets?\b|corpus|download", f"{one.label} {one.context}", re.I) else 0
    return 0


def _access(documents: Documents, first: Mention) -> Iterator[Evidence]:
    for hit in say(documents, REQUEST, paths=documents.leading):
        if re.search(r"\bdata|corpus|download|access", hit.text, re.I) and not re.search(
            r"pull request|issue|contribut|API key", hit.text, re.I
        ):
            yield DETECTOR.says(
                "dataset.gated", "yes", f"A step stands before the records: “{hit.text}”", hit.place, sure="likely"
            )
            return
    yield DETECTOR.says(
        "dataset.public",
        "yes",
        f"{first.address} is given without any condition of access.",
        at(first.path, first.line),
        sure="likely",
        value=first.address,
    )


def _told(documents: Documents, mentions: tuple[Mention, ...], reading: Reading) -> Iterator[Evidence]:
    for hit in [
        *say(
            documents,
            re.compile(
                r"\b\d[\d.,]*\s?(k|m|b|million|billion|thousand)?\s?[\w-]*\s?(images?|texts?|pairs|examples|samples|hours|sentences|questions|problems|documents|records|items|tokens|tasks)\b",
                re.I,
            ),
            paths=documents.leading,
        )
    ][:2]:
        yield DETECTOR.says("dataset.described", "yes", f"Only described: “{hit.text}”", hit.place, sure="likely")
    yield DETECTOR.says(
        "dataset.here",
        "no",
        "No records were found, nor a place where they can be had.",
        searched=(count(len(reading.paths), "path"), f"{len(mentions)} addresses"),
    )
