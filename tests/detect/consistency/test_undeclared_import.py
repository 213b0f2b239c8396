"""Imports, and the files that ask for what they need."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.undeclared_import"


def test_the_import_and_the_list_are_both_shown(kept):
    told = kept("no_yaml")
    assert told.places(FACT, "no") == [("draw.py", 2), ("requirements.txt", None)]
    assert [one.severity for one in told.evidence(FACT, "no")] == ["note"]


def test_without_a_list_nothing_is_compared(kept):
    assert kept("no_requirement_file").evidence(FACT, "no") == []


def asked(written, line, listed="torch==2.1.0\n", **more):
    told = written({"README.md": README, "requirements.txt": listed, "song.py": line + "\n", **more})
    return [one.value for one in told.evidence(FACT, "no")]


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("import cv2", "opencv-python-headless"),
        ("import sklearn.svm", "scikit-learn"),
        ("from bs4 import Tag", "beautifulsoup4"),
        ("from google.protobuf import text_format", "protobuf==3.20"),
        ("import umap", "umap-learn"),
        ("from attr import define", "attrs"),
    ],
)
def test_distributions_of_other_names_are_known(written, line, listed):
    assert asked(written, line, listed + "\n") == []


@pytest.mark.parametrize(
    "line", ["import numpy", "import json", "import distutils.core", "import cPickle", "from . import sing"]
)
def test_what_is_brought_or_at_hand_needs_no_line(written, line):
    assert asked(written, line) == []


@pytest.mark.parametrize(
    "line", ["try:\n    import finch\nexcept ImportError:\n    finch = None", "def sing():\n    import finch"]
)
def test_an_import_that_may_be_optional_is_left_alone(written, line):
    assert asked(written, line) == []


@pytest.mark.parametrize(
    "more",
    [
        {"Dockerfile": "FROM python:3.11\nRUN pip install \\\n    finch\n"},
        {"README.md": README + "\nTo run it, install finch.\n"},
        {"README.md": README + "\nClone https://github.com/song-lab/finch beside it.\n"},
        {"finch/sing.py": "LOUD = True\n"},
        {"requirements-dev.txt": "finch\n"},
    ],
)
def test_what_is_asked_for_in_other_ways_is_not_missing(written, more):
    assert asked(written, "import finch", **more) == []


def test_what_nothing_asks_for_is_missing(written):
    assert asked(written, "import finch") == ["finch"]


def test_on_the_training_path_it_is_a_warning(written):
    train = """import finch
import torch

model = torch.nn.Linear(2, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(9):
    model(finch.song()).sum().backward()
    optimizer.step()
"""
    told = written({"README.md": README, "requirements.txt": "torch==2.1.0\n", "train.py": train})
    assert [(one.value, one.severity) for one in told.evidence(FACT, "no")] == [("finch", "warning")]


def test_a_list_for_developers_alone_is_no_list(written):
    told = written({"README.md": README, "requirements-dev.txt": "pytest\n", "song.py": "import finch\n"})
    assert told.evidence(FACT, "no") == []
