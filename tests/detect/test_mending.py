"""Where a line to write goes."""

import re

from openassay.detect.detector import Detector, at
from openassay.detect.facts import Documents
from openassay.detect.mending import Told, in_readme, mend, named
from openassay.read.markdown import FORMATS
from openassay.schema import Location

DETECTOR = Detector(
    id="OA-TST-40",
    part="rng",
    question="Which line?",
    why="It is so.",
    satisfy="Write it.",
    facts=("rng.mend", "rng.seed"),
)
SEED = re.compile("train")


def documents(text):
    parsed = {"README.md": FORMATS[0].read(text.encode())} if text else {}
    return Documents("README.md", (), tuple(parsed), (), parsed)


def place(text):
    told = in_readme(DETECTOR, documents(text), SEED, "seed: <seed>", "Say it.")
    return told.locations[0].line if told.locations else told.searched


def test_under_the_heading_that_speaks_of_it():
    assert place("# Wren\n\nIt sings.\n\n## How we train\n\nWith care.\n") == 5


def test_else_at_the_end_before_the_readme_turns_to_others():
    assert place("# Wren\n\nIt sings.\n\n## License\n\nMIT\n") == 3
    assert place("# Citation\n\nText.\n") == 3


def test_else_in_a_readme_to_make():
    assert place("") == ("README.md",)


def test_a_line_at_a_place_or_in_a_new_file():
    assert mend(DETECTOR, "x", "Why.", at("train.py", 4)).locations == (Location(path="train.py", line=4),)
    assert mend(DETECTOR, "x", "Why.", new="train.py").searched == ("train.py",)


def test_what_was_said_is_asked_by_fact():
    here = DETECTOR.says("rng.seed", "yes", "Here.", at("train.py", 4))
    gone = DETECTOR.says("rng.seed", "no", "Not here.", searched=("train.py",))
    assert Told((here, gone)).place("rng.seed") == at("train.py", 4)
    assert Told((gone,)).missing("rng")
    assert not Told((here,)).shared("rng")
    assert (named(at("train.py", 4)), named(at("train.py")), named(None)) == ("train.py:4", "train.py", "")
