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
_NEVER = re.compile(r"batch|chunk|buffer|worker|thread|process|timeout|retry|log|print|port|figsize|width|height", re.I)


def look(reading: Reading, subject: Subject, documents: Documents, code: Code, build: Build) -> Look:
    """For a dataset: settings in build code, else those that the text states."""
    if subject.kind != "dataset":
        return
    found = [
        (path, one) for path in build.homes for one in code.modules[path].assigns
        if one.value.kind == "number" and _SETTING.search(one.target) and not _NEVER.search(one.target)
    ]  # fmt: skip
    given = [
        (path, call, key, value) for path in build.homes for call in code.modules[path].calls
        for key, value in call.keywords if value.kind == "number" and _SETTING.search(key) and not _NEVER.search(key)
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
    hits = list(say(documents, _TOLD, _ABOUT))
    for hit in hits[:4]:
        yield DETECTOR.says(
            "hyperparameters.piece", "yes", f"A setting is stated: “{hit.text}”", hit.place, sure="likely"
        )
    if not hits:
        yield DETECTOR.says(
            "hyperparameters.here",
            "no",
            "No threshold, deduplication or sampling setting of the build was found.",
            searched=(*documents.own[:8], count(len(code.modules), "source file")),
        )
