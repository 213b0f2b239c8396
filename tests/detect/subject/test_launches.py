"""Commands that start the training: what they give, from scripts and from the documents."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n\n## Training\n\n```sh\n{command}\n```\n"
PROGRAM = """\
import torch

optimizer = torch.optim.SGD([], lr=0.1)
for step in range(9):
    loss.backward()
    optimizer.step()
"""


def read(written, command):
    return written({"README.md": README.format(command=command), "train.py": PROGRAM})


@pytest.mark.parametrize("end", [" \\", ""])
def test_an_indented_option_goes_on_with_the_command_the_backslash_or_not(written, end):
    told = read(written, f"python train.py{end}\n    --lr 3e-4{end}\n    --max_steps 900")
    assert told.values("hyperparameters.learning_rate")[0] == "3e-4"
    assert told.places("hyperparameters.learning_rate")[0] == ("README.md", 9)
    assert told.values("hyperparameters.duration") == ["900"]


def test_an_option_that_is_not_indented_is_no_part_of_the_command(written):
    told = read(written, "python train.py\n--max_steps 900")
    assert told.values("hyperparameters.duration") == []


@pytest.mark.parametrize(
    "option",
    ['--gin_param="run.train_steps = 900"', "--gin_param='run.train_steps=900'", "--gin_param run.train_steps=900"],
)
def test_an_option_whose_value_binds_a_name_gives_the_name(written, option):
    told = read(written, f"python train.py {option}")
    assert told.values("hyperparameters.duration") == ["900"]


@pytest.mark.parametrize("option", ['--filter="steps == 900"', "--note='steps ='", "--note='= 900'"])
def test_a_value_that_binds_nothing_is_no_name(written, option):
    assert read(written, f"python train.py {option}").values("hyperparameters.duration") == []


def test_an_echoed_value_is_read(written):
    told = read(written, "LR=3e-4\npython train.py --lr $(echo $LR)")
    assert told.values("hyperparameters.learning_rate")[0] == "3e-4"
