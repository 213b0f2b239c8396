"""Values that configurations and programs give."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
LOOP = """\
import torch

optimizer = torch.optim.SGD([], lr=rate)
for step in range(9):
    loss.backward()
    optimizer.step()
"""


def configured(written, text):
    return written({"README.md": README, "train.py": LOOP, "configs/wren_config.py": text})


@pytest.mark.parametrize(
    ("schedule", "peak"),
    [
        ("dict(init_value=0.0, peak_value=3e-4, warmup_steps=9)", "3e-4"),
        ("cosine(init_value=2e-4)", "2e-4"),
        ("Schedule(max_lr=0.01)", "0.01"),
    ],
)
def test_the_peak_of_a_schedule_is_the_learning_rate(written, schedule, peak):
    told = configured(written, f"config = dict(\n    learning_rate={schedule},\n)\n")
    assert told.values("hyperparameters.learning_rate") == [peak]
    assert told.places("hyperparameters.learning_rate") == [("configs/wren_config.py", 2)]


@pytest.mark.parametrize("line", ["learning_rate=dict(warmup_steps=9)", "momentum=dict(peak_value=3e-4)"])
def test_a_schedule_without_a_rate_gives_none(written, line):
    assert configured(written, f"config = dict({line})\n").values("hyperparameters.learning_rate") == []
