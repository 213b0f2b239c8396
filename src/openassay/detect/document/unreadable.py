"""Which files could not be read?"""

from openassay.detect.detector import Detector, Look, at
from openassay.detect.reading import Reading
from openassay.schema import Evidence

DETECTOR = Detector(
    id="OA-DOC-90",
    part="document",
    question="Which files could not be read?",
    why="What could not be read was not judged; whoever reads the report must know it.",
    satisfy="Repair the file, or leave it out of the release.",
    facts=("document.unreadable",),
    needs=("everything",),
)


def look(reading: Reading, everything: tuple[Evidence, ...]) -> Look:
    """One error per file whose parsing failed, after all other detectors have asked for what they need."""
    for path in sorted(reading.problems):
        line, reason = reading.problems[path]
        yield DETECTOR.says(
            "document.unreadable",
            "error",
            f"{path} could not be read: {reason}.",
            at(path, line or None),
            severity="note",
        )
