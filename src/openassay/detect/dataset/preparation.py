"""Is the code that prepared the training data of this model here?"""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Roles
from openassay.detect.reading import Reading
from openassay.detect.wording import count
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-DAT-05",
    part="dataset",
    question="Is the code that prepared the training data of this model here?",
    why="Filtering, cleaning and tokenising decide what a model sees; words about them do not let anyone repeat them.",
    satisfy="Publish the programs that turned the sources into what the training read.",
    facts=("code.preprocessing",),
    needs=("subject", "roles", "code"),
)

_PREPARES = re.compile(
    r"(^|[._])(pre_?process|prepare|tokeni[sz]e|clean|filter|dedup\w*|build_(data|vocab|corpus)|make_(data|names|examples)|convert|extract|shard|pack|normali[sz]e)\w*$",
    re.I,
)
_NAMED = re.compile(
    r"pre_?process|prepar|make_?data|build_?data|tokeni[sz]e|(^|/)data\w*/(make|build|create|download|generate|process)",
    re.I,
)


def look(reading: Reading, subject: Subject, roles: Roles, code: Code) -> Look:
    """For a model: own programs named for preparing data, or functions of such a name in data code."""
    if subject.kind != "model":
        return
    found = [
        (not _NAMED.search(path), path, one.line, one.name)
        for path, module in code.modules.items()
        if roles.of(path) == "own" and (_NAMED.search(path) or "data" in path.lower())
        for one in module.definitions
        if one.kind == "function" and (_PREPARES.search(one.name) or _NAMED.search(path))
    ]
    for _, path, line, name in sorted(found)[:3]:
        yield DETECTOR.says(
            "code.preprocessing", "yes", f"{name} prepares the data.", at(path, line), part="document", sure="likely"
        )
    if not found:
        searched = (count(len(code.modules), "source file"),)
        yield DETECTOR.says(
            "code.preprocessing",
            "no",
            "No code that prepares the training data was found.",
            part="document",
            searched=searched,
        )
