"""Where values would be written."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def lines(told):
    """Place and line to write of each step."""
    found = told.evidence("hyperparameters.mend")
    return [
        (one.locations[0].path, one.locations[0].line, one.value) if one.locations else (one.searched[0], one.value)
        for one in found
    ]


def test_what_lacks_under_the_heading_that_speaks_of_training(kept):
    [(path, line, text)] = lines(kept("yes_text"))
    assert (path, line) == ("README.md", 5)
    assert text.startswith("Trained with batch size: <")
    assert "steps: <" in text
    assert "learning rate" not in text


def test_a_default_of_the_program_is_told_in_the_readme(written):
    code = (
        "import argparse, torch\n"
        "p = argparse.ArgumentParser()\n"
        "p.add_argument('--lr', default=0.1)\n"
        "p.add_argument('--batch_size', default=32)\n"
        "a = p.parse_args()\n"
        "x = torch.zeros(1, requires_grad=True)\n"
        "opt = torch.optim.SGD([x], lr=a.lr)\n"
        "for _ in range(9):\n"
        "    x.sum().backward()\n"
        "    opt.step()\n"
    )
    told = written({"README.md": f"{README}\nWeights: https://huggingface.co/nest/wren\n", "train.py": code})
    wanted = "python train.py --batch_size <examples per step, over all devices>"
    assert ("README.md", 5, wanted) in lines(told)


def test_a_dataset_has_settings_of_another_kind(written):
    told = written(
        {"README.md": "# SongBank\n\nSongBank is a dataset of 900 bird songs.\n\n## Construction\n\nBy hand.\n"}
    )
    assert lines(told) == [("README.md", 5, "Settings of the build: <thresholds, deduplication, sampling>")]
