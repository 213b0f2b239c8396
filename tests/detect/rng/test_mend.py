"""Where a seed would be written."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def lines(told):
    """Place and line to write of each step."""
    found = told.evidence("rng.mend")
    return [
        (one.locations[0].path, one.locations[0].line, one.value) if one.locations else (one.searched[0], one.value)
        for one in found
    ]


TRAIN = (
    "x = torch.zeros(1, requires_grad=True)\n"
    "opt = torch.optim.SGD([x], lr=0.1)\n"
    "for _ in range(9):\n"
    "    x.sum().backward()\n"
    "    opt.step()\n"
)


def test_before_the_model_is_built(kept):
    assert lines(kept("yes_unseeded")) == [("train.py", 7, "torch.manual_seed(<seed>)")]


def test_at_the_start_of_what_trains_where_no_model_is_seen_being_built(written):
    code = "import torch\n\ndef train():\n" + "".join(f"    {row}\n" for row in TRAIN.splitlines())
    assert lines(written({"README.md": README, "train.py": code})) == [("train.py", 3, "torch.manual_seed(<seed>)")]


def test_in_the_words_of_the_library(written):
    code = (
        "import tensorflow as tf\n"
        "model = tf.keras.Sequential([tf.keras.layers.Dense(1)])\n"
        "model.compile(loss='mse')\n"
        "model.fit(x, y)\n"
    )
    told = written({"README.md": README, "train.py": code})
    assert lines(told) == [("train.py", 2, "keras.utils.set_random_seed(<seed>)")]


def test_in_the_readme_where_the_training_is_not_here(written):
    told = written({"README.md": f"{README}\n## Training\n\nWith care.\n"})
    assert lines(told)[0][:2] == ("README.md", 5)


def test_for_a_dataset_where_the_records_are_drawn(written):
    card = "# SongBank\n\nSongBank is a dataset of bird songs. It is built with build.py.\n"
    code = "import random\n\n\ndef build(rows):\n    random.shuffle(rows)\n    return rows\n"
    told = written({"README.md": card, "build.py": code, "data/train.csv": "a,b\n" + "1,2\n" * 900})
    assert lines(told) == [("build.py", 4, "random.seed(<seed>)")]
