"""Where a line to write goes."""

import re

import pytest

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


README_TEXT = "# Wren\n\nWren is a small language model of bird song transcripts.\n\n## Training\n\nWith care.\n"
FILLED = {
    "<address of the records>": "https://data.nest.org/songs.jsonl",
    "<address of the file>": "https://data.nest.org/wren.safetensors",
    "<commit or version>": "v1.0",
    "<digest>": "0" * 64,
    "<SPDX id>": "Apache-2.0",
    "<name, with its betas and weight decay>": "AdamW",
    "<value, and its schedule>": "3e-4, cosine",
    "<examples per step, over all devices>": "256",
    "<number of steps, or of epochs>": "10,000",
    "<the seed of the released run>": "7",
    "<how the records were shuffled>": "shuffled once with that seed",
    "<class of the model>": "LlamaForCausalLM",
    "<library>": "transformers",
}


@pytest.mark.parametrize("part", ["system_code", "parameters", "dataset", "hyperparameters", "rng"])
def test_whoever_fills_in_and_writes_the_line_is_found_to_have_the_part(written, part):
    (told,) = written({"README.md": README_TEXT}).evidence(f"{part}.mend")
    line = told.value
    for blank, value in FILLED.items():
        line = line.replace(blank, value)
    rows = README_TEXT.split("\n")
    rows.insert(told.locations[0].line, f"\n{line}\n")
    assert "<" not in line
    assert written({"README.md": "\n".join(rows)}).state(part) in ("included", "linked")
