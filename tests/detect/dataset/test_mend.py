"""Where the data would be named."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def lines(told):
    """Place and line to write of each step."""
    found = told.evidence("dataset.mend")
    return [
        (one.locations[0].path, one.locations[0].line, one.value) if one.locations else (one.searched[0], one.value)
        for one in found
    ]


def test_beside_what_is_said_of_it(kept):
    line = "Training data: trained on <address of the records>, revision <commit or version>, licence <SPDX id>"
    assert lines(kept("yes_described")) == [("README.md", 7, line)]


def test_a_file_that_the_training_reads_is_named(written):
    code = (
        "import numpy as np\n"
        "import torch\n"
        "data = np.memmap('songs/train.bin')\n"
        "x = torch.zeros(1, requires_grad=True)\n"
        "opt = torch.optim.SGD([x], lr=0.1)\n"
        "for _ in range(9):\n"
        "    x.sum().backward()\n"
        "    opt.step()\n"
    )
    told = written({"README.md": README, "train.py": code})
    assert "train.py:3 reads songs/train.bin" in told.evidence("dataset.mend")[0].message


def test_a_stage_that_is_kept_back_is_named_where_it_stands(written):
    text = (
        f"{README}\n"
        "## Training data\n"
        "\n"
        "Wren was trained on [SongBank](https://huggingface.co/datasets/nest/songbank).\n"
        "It was also trained on proprietary data that cannot be shared.\n"
    )
    assert [place[:2] for place in lines(written({"README.md": text}))] == [("README.md", 8)]
