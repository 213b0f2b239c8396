"""What the text beside a command states, and what the command runs with."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.hyperparameter"
TRAIN = (
    "import argparse\n"
    "import torch\n"
    "import yaml\n"
    "parser = argparse.ArgumentParser()\n"
    "parser.add_argument('--lr', type=float, default=3e-4)\n"
    "parser.add_argument('--batch_size', type=int, default=32)\n"
    "parser.add_argument('--steps', type=int, default=1000)\n"
    "parser.add_argument('--config')\n"
    "args = parser.parse_args()\n"
    "model = torch.nn.Linear(8, 8)\n"
    "optimizer = torch.optim.AdamW(model.parameters(), lr=args.lr)\n"
    "for _ in range(args.steps):\n"
    "    loss = model(torch.rand(args.batch_size, 8)).mean()\n"
    "    loss.backward()\n"
    "    optimizer.step()\n"
)


def page(words, command="python train.py"):
    return f"{README}\n## Training\n\n{words}\n\n```\n{command}\n```\n"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("We train with a learning rate of 1e-3.", "no"),
        ("We train with a learning rate of 3 × 10^-4.", "yes"),
        ("We train with a batch size of 64.", "no"),
        ("The model is trained for 5,000 steps.", "no"),
        ("The model is trained for 1K steps.", "yes"),
        ("| | |\n|---|---|\n| learning rate | 0.01 |", "no"),
    ],
)
def test_ways_to_state_it(written, words, outcome):
    assert len(written({"README.md": page(words), "train.py": TRAIN}).evidence(FACT, outcome)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "You can try a learning rate of 1e-3.",
        "We train with a learning rate of 1e-3 or 3e-4.",
        "The paper uses a learning rate of 1e-3.",
        "For fine-tuning use a learning rate of 1e-3.",
        "We train with a learning rate of 1e-3. The large one has a learning rate of 1e-4.",
        "The learning rate decays to 1e-5.",
        "We train with a batch size of 64 per GPU.",
        "Wren-large trains with a learning rate of 1e-3.",
    ],
)
def test_what_may_be_about_another_run_is_left_alone(written, words):
    told = written({"README.md": page(words), "train.py": TRAIN})
    assert told.evidence(FACT, "no") == []


def test_both_places_are_shown(kept):
    assert kept("no_default").places(FACT, "no") == [("README.md", 7), ("train.py", 6)]
    assert kept("no_launch").places(FACT, "no") == [("README.md", 7), ("README.md", 10)]


def test_the_configuration_that_the_section_names_goes_before_defaults(written):
    words = page("We train with a learning rate of 1e-3.", "python train.py --config wren.yaml")
    files = {
        "README.md": words,
        "train.py": TRAIN,
        "wren.yaml": "optimizer: adamw\nlr: 0.001\nbatch_size: 8\nsteps: 10\n",
    }
    told = written(files)
    assert told.evidence(FACT, "no") == []
    assert ("wren.yaml", 2) in told.places(FACT)


def test_a_batch_on_several_devices_is_of_several_sizes(written):
    spread = TRAIN.replace("import torch\n", "import torch\nimport torch.distributed\n")
    assert (
        written({"README.md": page("We train with a batch size of 64."), "train.py": spread}).evidence(FACT, "no") == []
    )


def test_several_commands_leave_it_open_which_was_meant(written):
    words = page("We train with a learning rate of 1e-3.", "python train.py --lr 3e-4\npython train.py --lr 1e-3")
    assert written({"README.md": words, "train.py": TRAIN}).evidence(FACT, "no") == []


def test_a_section_that_names_no_program_is_not_tied_to_one(written):
    words = f"{README}\n## Training\n\nWe train with a learning rate of 1e-3.\n"
    assert written({"README.md": words, "train.py": TRAIN}).evidence(FACT, "no") == []


@pytest.mark.parametrize(
    "command", ["python train.py --lr 1e-3 --model robin", "# quick test\npython train.py --lr 1e-3"]
)
def test_a_command_for_another_model_or_a_trial_is_left_alone(written, command):
    words = page("We train with a learning rate of 1e-2.", command)
    assert written({"README.md": words, "train.py": TRAIN}).evidence(FACT, "no") == []


def test_values_of_a_part_or_a_phase_are_not_the_training_s(written):
    words = page("We train with a learning rate of 1e-2.", "python train.py --config wren.yaml")
    config = "optimizer: adamw\nwarmup:\n  lr: 0.001\nbatch_size: 8\nsteps: 10\n"
    told = written({"README.md": words, "train.py": TRAIN, "wren.yaml": config})
    assert ("wren.yaml", 3) not in told.places(FACT, "no")
