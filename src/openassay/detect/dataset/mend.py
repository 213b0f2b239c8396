"""Which line would give the data?"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Training, calls
from openassay.detect.mending import Told, in_readme, mend, named
from openassay.detect.reading import Reading
from openassay.schema import Evidence, Location, Subject

DETECTOR = Detector(
    id="OA-DAT-40",
    part="dataset",
    question="Which line would give the data?",
    why="The address of the records, with a revision, is one line beside what is already said of them.",
    satisfy="Publish the records or name each source with its revision, at the place that is named.",
    facts=("dataset.mend",),
    needs=("subject", "documents", "code", "training", "everything"),
)

_SECTION = re.compile(r"\bdata(set)?s?\b|corpus|training|download", re.I)
_FILE = re.compile(r"[\w./-]+\.(jsonl|json|csv|tsv|txt|parquet|npz|npy|bin|arrow|h5|hdf5|tar|tfrecords?)")
_NOT_DATA = re.compile(
    r"config|vocab|token|merges|log|result|metric|output|pred|stats|label|index|ckpt|checkpoint|model|weight", re.I
)
_READS = re.compile(r"(^|[._])(open|load\w*|read\w*|memmap|fromfile|loadtxt|genfromtxt|Dataset)$")
_LINE = "Training data: trained on <address of the records>, revision <commit or version>, licence <SPDX id>"
_RECORDS = "Data: <address of the records>, revision <commit or version>, licence <SPDX id>"


def look(
    reading: Reading,
    subject: Subject,
    documents: Documents,
    code: Code,
    training: Training,
    everything: tuple[Evidence, ...],
) -> Look:
    """Where the text speaks of the data, or keeps a stage of it back."""
    told = Told(everything)
    for one in [one for one in told.yes("dataset.lacking") if one.locations][:1]:
        yield mend(DETECTOR, _LINE, _kept(one), one.locations[0])
    if told.missing("dataset"):
        line = _LINE if subject.kind == "model" else _RECORDS
        yield from _missing(reading, documents, code, training, told.place("dataset.described"), line)


def _kept(one: Evidence) -> str:
    return f"{one.message.split(':')[0].rstrip('.')}: publish it, or give its address, and correct this line."


def _missing(
    reading: Reading, documents: Documents, code: Code, training: Training, said: Location | None, line: str
) -> Iterator[Evidence]:
    """Beside what is said of the data; else under a heading that speaks of it."""
    why = "Publish the records, or the address of each source and the code that builds from it."
    read = next(_read(reading, code, training), None)
    if read:
        why = f"{named(read[1])} reads {read[0]}, which is not here: publish it, or say here where it can be had."
    yield mend(DETECTOR, line, why, said) if said else in_readme(DETECTOR, documents, _SECTION, line, why)


def _read(reading: Reading, code: Code, training: Training) -> Iterator[tuple[str, Location]]:
    """Data files that the training opens by name and the tree lacks."""
    here = {PurePosixPath(path).name for path in reading.paths}
    for path, call in calls(code, training.paths):
        for value in call.args[:1] if _READS.search(call.name) else ():
            name = value.constant if value.kind == "string" else ""
            if _FILE.fullmatch(name) and not _NOT_DATA.search(name) and PurePosixPath(name).name not in here:
                yield name, at(path, call.line)
