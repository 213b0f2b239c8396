"""Is the code that trained the models behind this dataset or benchmark here?"""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Loop, Roles
from openassay.detect.reading import Reading
from openassay.detect.wording import count, say
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-TRN-02",
    part="training_code",
    question="Is the code that trained the models behind this dataset or benchmark here?",
    why="A filter that was trained on something carries that something into every record it keeps.",
    satisfy="Publish the code that trained the filter or judge model, or name the public model that was used.",
    facts=("training_code.here", "training_code.described", "training_code.not_applicable"),
    needs=("subject", "documents", "code", "roles", "loops", "filters"),
)

_TRAINED = re.compile(
    r"\b(train(ed)?|fine-?tuned|fitted)\b[^.;]{0,60}\b(classifier|filter|predictor|scorer|quality model|linear model|regressor|annotator|judge|detector)\b|\b(classifier|filter|predictor|scorer|linear model|judge)\b[^.;]{0,40}\btrained\b",
    re.I,
)


def look(
    reading: Reading,
    subject: Subject,
    documents: Documents,
    code: Code,
    roles: Roles,
    loops: tuple[Loop, ...],
    filters: tuple[str, ...],
) -> Look:
    """For a dataset or a benchmark: training of a model that its build or judgement uses; baselines do not count."""
    if subject.kind not in ("dataset", "benchmark"):
        return
    hits = list(say(documents, _TRAINED))
    trained = [
        loop
        for loop in loops
        if roles.of(loop.path) == "own" and re.search(r"filter|classif|quality|scor|judge|predictor", loop.path, re.I)
    ]
    if subject.kind == "dataset":
        for loop in trained[:2]:
            yield DETECTOR.says(
                "training_code.here",
                "yes",
                "A filter or scoring model is trained here.",
                at(loop.path, loop.line),
                sure="likely",
            )
    for hit in hits[:2]:
        yield DETECTOR.says("training_code.described", "yes", f"Only described: “{hit.text}”", hit.place, sure="likely")
    if hits or (trained and subject.kind == "dataset"):
        return
    if filters and subject.kind == "dataset":
        yield DETECTOR.says(
            "training_code.here",
            "no",
            "A model had a part in it; how it was trained is not told.",
            searched=(*documents.leading, count(len(code.modules), "source file")),
        )
    else:
        yield DETECTOR.says(
            "training_code.not_applicable",
            "yes",
            "No model is trained for it.",
            searched=(*documents.leading, count(len(code.modules), "source file")),
            sure="likely",
        )
