"""Is the data that this model was evaluated on here, or at a named place?"""

import re

from openassay.detect.detector import Detector, Look, at
from openassay.detect.facts import Mention, Roles
from openassay.detect.reading import Reading
from openassay.detect.wording import EVALUATES, count, shorten
from openassay.schema import Subject

DETECTOR = Detector(
    id="OA-DAT-04",
    part="dataset",
    question="Is the data that this model was evaluated on here, or at a named place?",
    why="A score is a score on something; without the items nobody can repeat it or see what it leaves out.",
    satisfy="Publish the evaluation items, or link them by file, hub id or DOI.",
    facts=("data.evaluation",),
    needs=("subject", "roles", "mentions"),
)

_FILE = re.compile(
    r"(^|/)[\w.-]*(test|valid(ation)?|val|dev|held_?out|eval)[\w.-]*\.(jsonl?|csv|tsv|txt|parquet|npz|gz|bin)$", re.I
)


def look(reading: Reading, subject: Subject, roles: Roles, mentions: tuple[Mention, ...]) -> Look:
    """For a model: evaluation files in the tree, or data links in sentences and sections on evaluation."""
    if subject.kind != "model":
        return
    held = [
        path
        for path in reading.paths
        if _FILE.search(path) and "data" in path.lower() and roles.of(path) in ("own", "evaluation")
    ]
    linked = [
        one
        for one in mentions
        if one.target in ("dataset", "archive") and EVALUATES.search(f"{one.context} {' '.join(one.headings)}")
    ]
    for path in held[:2]:
        yield DETECTOR.says(
            "data.evaluation", "yes", f"Evaluation data is here: {path}.", at(path, 1), part="document", sure="likely"
        )
    for one in linked[:2] if not held else ():
        said = f"Evaluation data is at {one.address}: “{shorten(one.context, 100)}”"
        yield DETECTOR.says(
            "data.evaluation", "yes", said, at(one.path, one.line), part="document", sure="likely", value=one.address
        )
    if not held and not linked:
        searched = (count(len(reading.paths), "path"), f"{len(mentions)} addresses")
        yield DETECTOR.says(
            "data.evaluation",
            "no",
            "No evaluation data was found, nor a place where it can be had.",
            part="document",
            searched=searched,
        )
