"""Is the source of this software here?"""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Roles
from openassay.detect.reading import Reading
from openassay.detect.wording import count
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-SUB-11",
    part="subject",
    question="Is the source of this software here?",
    why="Software that learns nothing is judged as software: by its source and its licence.",
    satisfy="Publish the source in the form in which it is edited.",
    facts=("software.source",),
    needs=("subject", "roles"),
)

_HOME = re.compile(r"(src|lib|source)/")
_SOURCE = (
    ".py", ".c", ".cc", ".cpp", ".h", ".hpp", ".rs", ".go", ".java", ".js", ".ts", ".tsx", ".rb", ".pl", ".pm", ".php", ".cs", ".swift", ".kt", ".scala",
    ".jl", ".r", ".lua", ".hs", ".ml", ".ex", ".exs", ".erl", ".clj", ".zig", ".nim", ".sh", ".cu", ".m", ".d", ".f90", ".vue", ".el", ".lisp", ".v",
)  # fmt: skip


def look(reading: Reading, subject: Subject, roles: Roles) -> Look:
    """For software: source files of its own."""
    if subject.kind != "software":
        return
    every = [path for path in reading.paths if path.lower().endswith(_SOURCE) and roles.of(path) in ("own", "example")]
    sources = sorted(
        every, key=lambda path: (roles.of(path) != "own", path.endswith(".sh"), not _HOME.match(path), path)
    )
    if sources:
        yield DETECTOR.says(
            "software.source",
            "yes",
            f"{len(sources)} source files are here.",
            *(at(path) for path in sources[:3]),
            sure="likely",
        )
    else:
        yield DETECTOR.says(
            "software.source", "no", "No source file was found.", searched=(count(len(reading.paths), "path"),)
        )
