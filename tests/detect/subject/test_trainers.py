"""Programs of libraries that train by themselves."""

import pytest

from openassay.detect.subject.trainers import TRAINERS

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


@pytest.mark.parametrize("name", ["fairseq-train", "t5_mesh_transformer", "axolotl.cli.train", "spacy", "fasttext"])
def test_a_trainer(name):
    assert TRAINERS.search(name)


@pytest.mark.parametrize("name", ["train", "python", "fairseq-generate", "spacyfish", "my-fasttext", ""])
def test_another_program(name):
    assert not TRAINERS.search(name)


def test_a_script_that_runs_a_librarys_trainer_is_the_training_code(written):
    told = written({"README.md": README, "train.sh": "#!/bin/sh\nfairseq-train songs --lr 3e-4 --max-update 900\n"})
    assert told.state("training_code") == "included"
    assert ("train.sh", 2) in told.places("training_code.here")


def test_a_command_of_the_readme_that_runs_a_librarys_trainer_links_it(written):
    text = README + "\n## Training\n\n```sh\nfairseq-train songs --lr 3e-4 --max-update 900\n```\n"
    told = written({"README.md": text})
    assert told.state("training_code") == "linked"
    assert told.places("training_code.elsewhere") == [("README.md", 8)]
    assert told.values("training_code.elsewhere") == ["fairseq-train"]
    assert told.values("hyperparameters.learning_rate") == ["3e-4"]


def test_a_program_of_a_library_that_only_generates_is_no_training(written):
    text = README + "\n## Training\n\n```sh\nfairseq-generate songs --lr 3e-4\n```\n"
    assert written({"README.md": text}).state("training_code") == "missing"


@pytest.mark.parametrize(
    "command",
    [
        "python -m spacy download en_core_web_sm",
        "spacy evaluate wren.bin",
        "fasttext predict wren.bin songs.txt",
        "yolo detect predict model=wren.bin",
        "yolo task=detect mode=val",
        "rasa shell",
    ],
)
def test_a_trainer_that_is_told_to_do_another_thing_trains_nothing(written, command):
    told = written({"README.md": README, "run.sh": f"#!/bin/sh\n{command}\n"})
    assert told.state("training_code") == "missing"


@pytest.mark.parametrize(
    "command",
    [
        "python -m spacy train config.cfg",
        "fasttext supervised -input songs.txt",
        "yolo detect train",
        "fairseq-train test",
    ],
)
def test_a_trainer_that_is_told_to_train_does(written, command):
    told = written({"README.md": README, "run.sh": f"#!/bin/sh\n{command}\n"})
    assert told.state("training_code") == "included"
