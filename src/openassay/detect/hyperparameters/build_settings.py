"""Which thresholds, deduplication and sampling settings built this dataset?"""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Build, Code, Documents
from openassay.detect.reading import Reading
from openassay.detect.wording import count, say
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-HYP-02",
    part="hyperparameters",
    question="Which thresholds, deduplication and sampling settings built this dataset?",
    why="A threshold moved by a little makes another dataset.",
    satisfy="Write the thresholds, the deduplication and the sampling settings of the build into one file.",
    facts=(
        "hyperparameters.here",
        "hyperparameters.piece",
        "hyperparameters.lacking",
        "hyperparameters.described",
        "hyperparameters.not_applicable",
    ),
    needs=("subject", "documents", "code", "build"),
)

_TOLD = re.compile(
    r"(\b(threshold|cut-?off|similarity|score|at least|at most|minimum|maximum|more than|fewer than|less than|greater than|above|below|longer than|shorter than|larger than|smaller than|up to|ratio|dedup\w*|upsampl\w*|down-?sampl\w*|votes?|karma|upvotes?|probability|resolution)\b|[<>≥≤]=?)[^.;|]{0,40}\b(\d|one\b|two\b|three\b|four\b|five\b|ten\b|half\b)",
    re.I,
)
_ABOUT = re.compile(
    r"filter|remov|keep|kept|select|dedup|clean|threshold|includ|exclud|discard|sampl|valid|collect|extract|subset|split|with |where",
    re.I,
)
_SETTING = re.compile(
    r"thresh|min_|max_|_min|_max|dedup|jaccard|ngram|num_perm|similarity|ratio|cutoff|limit|score|karma|weight|upsampl|sampl|length|size|window|stride|blacklist|whitelist|filter|split|fraction|n_bands|copies|epochs",
    re.I,
)
_NEVER = re.compile(
    r"batch|chunk|buffer|worker|thread|process|timeout|retry|log|print|port|figsize|width|height|total|sum_|_sum|count|index|offset|^cur",
    re.I,
)

_SIZE = re.compile(
    r"\b(contains?|consists?|has|have|comprises?|includes?)\b[^.;]{0,30}\b(more than|over|at least|up to)\b[^.;]{0,20}\d",
    re.I,
)
_PAPER = re.compile(
    r"\b(details?|description|described|describes?|procedure|process|information)\b[^.;]{0,80}\b(paper|article|report|publication)s?\b|"
    r"\b(paper|article|report|publication)\b[^.;]{0,60}\b(details?|descri\w+|explain\w*)",
    re.I,
)
_MANY = 6


def look(reading: Reading, subject: Subject, documents: Documents, code: Code, build: Build) -> Look:
    """For a dataset: settings in build code, else those that the text states."""
    if subject.kind != "dataset":
        return
    found = [
        (path, one) for path in build.homes for one in code.modules[path].assigns
        if one.value.kind == "number" and one.value.constant != "0" and _SETTING.search(one.target) and not _NEVER.search(one.target)
    ]  # fmt: skip
    given = [
        (path, call, key, value) for path in build.homes for call in code.modules[path].calls
        for key, value in call.keywords if value.kind == "number" and _SETTING.search(key) and not _NEVER.search(key)
    ]  # fmt: skip
    given += [
        (path, call, call.args[0].constant.lstrip("-"), default) for path in build.homes for call in code.modules[path].calls
        if call.args and call.args[0].constant.startswith("--") and (default := call.keyword("default")) and default.kind == "number"
        and _SETTING.search(call.args[0].constant) and not _NEVER.search(call.args[0].constant)
    ]  # fmt: skip
    for path, one in found[:4]:
        yield DETECTOR.says(
            "hyperparameters.here",
            "yes",
            f"The build sets {one.target} = {one.value.constant}.",
            at(path, one.line),
            value=one.value.constant,
        )
    for path, call, key, value in given[: 4 - len(found[:4])]:
        yield DETECTOR.says(
            "hyperparameters.here",
            "yes",
            f"The build passes {key} = {value.constant} to {call.name}.",
            at(path, value.line),
            value=value.constant,
            sure="likely",
        )
    if found or given:
        return
    hits = [hit for hit in say(documents, _TOLD, _ABOUT) if not _SIZE.search(hit.sentence.text)]
    fact = "hyperparameters.here" if len(hits) >= _MANY else "hyperparameters.piece"
    for hit in hits[:4]:
        yield DETECTOR.says(fact, "yes", f"A setting is stated: “{hit.text}”", hit.place, sure="likely")
    if not hits:
        for hit in [*say(documents, _PAPER, paths=documents.leading)][:2]:
            said = f"The text says where they are told: “{hit.text}”"
            yield DETECTOR.says("hyperparameters.described", "yes", said, hit.place, sure="weak")
        yield DETECTOR.says(
            "hyperparameters.here",
            "no",
            "No threshold, deduplication or sampling setting of the build was found.",
            searched=(*documents.own[:8], count(len(code.modules), "source file")),
        )
