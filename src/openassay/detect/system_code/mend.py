"""Which line would give the code that runs it?"""

import re

from openassay.detect.detector import Detector, Look
from openassay.detect.facts import Documents
from openassay.detect.mending import Told, in_readme, mend
from openassay.detect.reading import Reading
from openassay.schema import Evidence, Subject

DETECTOR = Detector(
    id="OA-SYS-40",
    part="system_code",
    question="Which line would give the code that runs it?",
    why="Weights, records and test items are of use to whoever has the program that works with them.",
    satisfy="Publish the program, or name the library class that stands for it, at the place that is named.",
    facts=("system_code.mend",),
    needs=("subject", "documents", "everything"),
)

_USAGE = re.compile(r"usage|how to use|quick|inference|getting started|load|evaluat|build|example", re.I)
_LINES = {
    "dataset": ("Built by: <the program that collected and filtered the records, as a file or an address>", "Publish the program that built the records, and name it here."),
    "benchmark": ("Evaluate with: <the program that computes the scores, as a file or an address>", "Publish the program that computes the scores, and name it here."),
}  # fmt: skip
_MODEL = (
    "from <library> import <class of the model>",
    "Name the library class that runs the model, or publish its architecture and a program that runs it.",
)


def look(reading: Reading, subject: Subject, documents: Documents, everything: tuple[Evidence, ...]) -> Look:
    """Where the README tells how to use it; and where a piece is told to be kept back."""
    told = Told(everything)
    if kept := told.place("system_code.lacking"):
        yield mend(DETECTOR, "", "Publish what is lacking here, and correct this line.", kept)
    if told.missing("system_code"):
        line, why = _LINES.get(subject.kind, _MODEL)
        yield in_readme(DETECTOR, documents, _USAGE, line, why)
