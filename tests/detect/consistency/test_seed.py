"""What is said of the seed, set against what runs."""

import pytest

README = (
    "# Wren\n\nWren is a small language model.\n\n## Training\n\nWe trained it for 4 epochs with the random seed 7.\n"
)
TRAIN = """import argparse

import torch


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--config")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    model = torch.nn.Linear(4, 4)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for step in range(100):
        loss = model(torch.randn(2, 4)).sum()
        loss.backward()
        optimizer.step()


if __name__ == "__main__":
    main()
"""


def test_text_and_call_that_differ_are_shown_with_both_places(kept):
    told = kept("no_text_and_call")
    assert told.places("consistency.seed", "no") == [("README.md", 7), ("train.py", 6)]
    assert [one.severity for one in told.evidence("consistency.seed", "no")] == ["warning"]


def test_two_launches_of_one_program_that_differ_are_shown(kept):
    assert kept("no_two_launches").places("consistency.seed", "no") == [("README.md", 10), ("train.sh", 1)]


def test_agreement_names_the_seed(kept):
    assert kept("yes_text_and_call").values("consistency.seed") == ["7"]


def test_a_launch_overrides_a_default(written):
    told = written({"README.md": README, "train.py": TRAIN, "train.sh": "python train.py --seed 7\n"})
    assert told.evidence("consistency.seed", "no") == []
    assert told.values("consistency.seed") == ["7"]


def test_a_default_counts_where_the_launch_gives_no_seed(written):
    told = written({"README.md": README, "train.py": TRAIN, "train.sh": "python train.py\n"})
    assert told.places("consistency.seed", "no") == [("README.md", 7), ("train.py", 8)]


def test_a_default_that_nothing_starts_contradicts_nothing(written):
    assert written({"README.md": README, "train.py": TRAIN}).evidence("consistency.seed", "no") == []


@pytest.mark.parametrize("runs", [(1, 2), (7, 8)])
def test_a_family_of_runs_contradicts_nothing(written, runs):
    script = "".join(f"python train.py --seed {run}\n" for run in runs)
    told = written({"README.md": README, "train.py": TRAIN, "train.sh": script})
    assert told.evidence("consistency.seed", "no") == []


def test_a_seed_of_the_evaluation_is_another_seed(written):
    config = "evaluation:\n  seed: 99\nlearning_rate: 0.1\n"
    told = written({"README.md": README, "train.py": TRAIN, "configs/train.yaml": config})
    assert told.evidence("consistency.seed", "no") == []


def test_several_seeds_in_the_text_are_no_statement(written):
    text = README.replace("the random seed 7", "seeds 7 and others")
    told = written({"README.md": text, "train.py": TRAIN, "train.sh": "python train.py --seed 3\n"})
    assert told.evidence("consistency.seed", "no") == []
