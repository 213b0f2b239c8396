"""Which line would give the weights?"""

import re
from collections.abc import Iterator

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Code, Documents, Training, calls
from openassay.detect.mending import Told, in_readme, mend, named
from openassay.detect.reading import Reading
from openassay.schema import Evidence, Location, Subject

DETECTOR = Detector(
    id="OA-PAR-40",
    part="parameters",
    question="Which line would give the weights?",
    why="A link with a digest is one line, and all that a reader needs to have the very weights that were published.",
    satisfy="Write the address of the weights at the place that is named, with the digest of each file.",
    facts=("parameters.mend",),
    needs=("subject", "documents", "code", "training", "everything"),
)

_SECTION = re.compile(r"weights|checkpoint|pre-?trained|model zoo|download|models?\b|usage", re.I)
_SAVES = re.compile(
    r"(^|\.)(torch\.save|save_pretrained|save_file|save_model|save_weights|save_checkpoint|push_to_hub|joblib\.dump)$"
)
_LINE = "Weights: <address of the file>, SHA-256 <digest>, licence <SPDX id>"


def look(
    reading: Reading,
    subject: Subject,
    documents: Documents,
    code: Code,
    training: Training,
    everything: tuple[Evidence, ...],
) -> Look:
    """Where the README speaks of the weights; and where it says that a piece is kept back."""
    told = Told(everything)
    if kept := told.place("parameters.lacking"):
        why = "Publish the whole weights, or build on a base that anyone can have."
        yield mend(DETECTOR, _LINE, why, kept)
    if told.missing("parameters"):
        yield from _missing(documents, code, training, told.place("parameters.described"))


def _missing(documents: Documents, code: Code, training: Training, said: Location | None) -> Iterator[Evidence]:
    saved = next((at(path, call.line) for path, call in calls(code, training.paths) if _SAVES.search(call.name)), None)
    why = f"Publish the weights{f' that {named(saved)} saves' if saved else ''}, and link them here."
    yield mend(DETECTOR, _LINE, why, said) if said else in_readme(DETECTOR, documents, _SECTION, _LINE, why)
