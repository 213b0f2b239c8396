"""Is the code that evaluates this model here?"""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Roles
from openassay.detect.reading import Reading
from openassay.detect.wording import count
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-SYS-04",
    part="system_code",
    question="Is the code that evaluates this model here?",
    why="A score that nobody else can compute is a claim, not a measurement.",
    satisfy="Publish the program that computed the reported scores, with its metrics.",
    facts=("code.evaluation",),
    needs=("subject", "roles", "code"),
)

_SCORES = re.compile(
    r"(^|[._])(evaluate|evaluation|eval|validate|validation|compute_(metrics?|score)|accuracy|perplexity|score|estimate_loss|bleu|wer)([_.]\w*)?$",
    re.I,
)


def look(reading: Reading, subject: Subject, roles: Roles, code: Code) -> Look:
    """For a model: functions that score it, in evaluation code or in its own."""
    if subject.kind != "model":
        return
    found = [
        (roles.of(path) != "evaluation", path, one.line, one.name)
        for path, module in code.modules.items()
        if roles.of(path) in ("own", "evaluation")
        for one in module.definitions
        if one.kind == "function" and (_SCORES.search(one.name) or roles.of(path) == "evaluation")
    ]
    for _, path, line, name in sorted(found)[:3]:
        yield DETECTOR.says(
            "code.evaluation", "yes", f"{name} evaluates the model.", at(path, line), part="document", sure="likely"
        )
    if not found:
        searched = (count(len(code.modules), "source file"),)
        yield DETECTOR.says(
            "code.evaluation", "no", "No code that evaluates the model was found.", part="document", searched=searched
        )
