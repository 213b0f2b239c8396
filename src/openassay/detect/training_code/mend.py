"""Which file would show how it was trained?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Documents, Training
from openassay.detect.mending import Told, in_readme, mend, named
from openassay.detect.reading import Reading
from openassay.schema import Evidence

DETECTOR = Detector(
    id="OA-TRN-40",
    part="training_code",
    question="Which file would show how it was trained?",
    why="What the text starts and the tree lacks is what the reader looks for first.",
    satisfy="Publish the program that is named, with its data loader and its configuration, and the command that started it.",
    facts=("training_code.mend",),
    needs=("documents", "training", "everything"),
)

_SECTION = re.compile(r"^(?!.*\bdata).*\b(train(ing)?|reproduc\w*)\b", re.I)
_PROGRAM = re.compile(r"[\w./-]+\.\w+")


def look(reading: Reading, documents: Documents, training: Training, everything: tuple[Evidence, ...]) -> Look:
    """The program that a command starts and the tree lacks, else the command to write where training is told of."""
    told = Told(everything)
    if kept := told.place("training_code.lacking"):
        yield mend(DETECTOR, "", "Publish what is lacking here, and correct this line.", kept)
    if told.missing("training_code"):
        yield from _absent(reading, training) if training.absent else _told(documents)


def _absent(reading: Reading, training: Training) -> Iterator[Evidence]:
    launch = training.absent[0]
    place = at(launch.path, launch.line)
    program = launch.program.removeprefix("./")
    if _PROGRAM.fullmatch(program) and program not in reading.entries and ".." not in program:
        why = f"{named(place)} starts it, and the tree lacks it: publish it with its data loader and its configuration."
        yield mend(DETECTOR, "", why, new=program)
        return
    yield mend(DETECTOR, "", f"Publish {program}, which this command starts, or say where it can be had.", place)


def _told(documents: Documents) -> Iterator[Evidence]:
    why = "Publish the program that trained the release, with its data loader and its configuration, and start it here."
    yield in_readme(DETECTOR, documents, _SECTION, "<the command that started the released run>", why)
