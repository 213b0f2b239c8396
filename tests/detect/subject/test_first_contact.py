"""What the rounds of first contact taught, each class once."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
LOOP = """\
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)


def train_and_evaluate():
    for step in range(900):
        loss = model(torch.randn(8, 4)).mean()
        loss.backward()
        optimizer.step()


train_and_evaluate()
"""


def test_a_function_that_trains_and_evaluates_trains(written):
    told = written({"README.md": README, "train.py": LOOP})
    assert told.state("training_code") == "included"


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Songs is a collection of 900 recordings for training language models.", "dataset"),
        ("SongBench is a benchmark that measures how models tell birds apart.", "benchmark"),
        ("Wren is a language model trained on a dataset of songs.", "model"),
    ],
)
def test_what_it_is_counts_and_not_what_it_is_for(written, opening, kind):
    assert written({"README.md": f"# Wren\n\n{opening}\n"}).report.subject.kind == kind


def test_a_later_version_is_not_where_the_weights_of_this_one_are(written):
    link = "Visit [song-lab/Wren-4-9B](https://huggingface.co/song-lab/Wren-4-9B) to download the weights.\n"
    told = written({"README.md": f"# Wren 3.1\n\nWren 3.1 is a language model of bird song.\n\n{link}"})
    assert told.state("parameters") == "missing"


def test_a_framework_that_the_code_does_not_use_is_not_the_training_one(written):
    told = written({"README.md": README, "train.py": LOOP, "requirements.txt": "tensorflow==1.15.2\ntorch\n"})
    assert told.state("frameworks") == "partial"


def test_a_toy_set_that_a_program_offers_is_not_what_the_release_learned_from(written):
    loader = "import torchvision\n\nsongs = torchvision.datasets.MNIST('data')\n"
    told = written({"README.md": README, "train.py": loader + LOOP})
    assert told.places("dataset.elsewhere") == []


def test_a_kaggle_command_names_the_place_and_its_gate(written):
    command = "\n## Training data\n\n```\nkaggle competitions download -c bird-songs\n```\n"
    told = written({"README.md": README + command, "train.py": LOOP})
    assert told.state("dataset") == "linked"
    assert told.places("dataset.gated") == [("README.md", 8)]


def test_small_weights_beside_linked_ones_are_parts(written):
    link = "\n## Weights\n\nDownload the weights: [wren.pt](https://songs.example.org/wren/wren.pt).\n"
    told = written({"README.md": README + link, "wren/embedding.pt": b"\0" * 30_000})
    assert told.state("parameters") == "linked"


COMPILED = """\
from sklearn.preprocessing import LabelBinarizer
from tensorflow.keras.optimizers import Adam

model = build()
model.compile(loss="mse", optimizer=Adam(1e-3))
model.fit(songs, epochs=9)
"""


def test_a_compiled_network_is_fitted_by_gradients_whatever_else_is_imported(written):
    told = written({"README.md": README, "train.py": COMPILED})
    assert told.state("training_code") == "included"
    assert told.places("training_code.here")[0] == ("train.py", 6)


def test_lines_of_json_are_records_by_either_ending(written):
    lines = b'{"song": "wren"}\n' * 2_000
    told = written({"README.md": "# Wren corpus\n\nWren is a dataset of bird song.\n", "wren-train.jsonlines": lines})
    assert told.state("dataset") == "included"
