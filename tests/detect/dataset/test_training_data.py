"""What a model learned from, and what it was only measured on."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
HUB = "https://huggingface.co/datasets"


def test_a_loader_in_the_training_program_names_the_place(kept):
    told = kept("yes_loader")
    assert told.state("dataset") == "linked"
    assert told.places("dataset.elsewhere") == [("train.py", 14)]
    assert told.values("dataset.elsewhere") == ["song-lab/songs"]


def test_a_link_that_the_text_ties_to_training_is_linked(kept):
    told = kept("yes_link")
    assert told.state("dataset") == "linked"
    assert told.access("dataset") == "open"
    assert told.places("dataset.elsewhere") == [("README.md", 7)]


def test_a_file_that_training_reads_is_included_with_both_places(kept):
    told = kept("yes_file")
    assert told.state("dataset") == "included"
    assert told.places("dataset.here") == [("songs.jsonl", 1), ("train.py", 13)]


def test_words_alone_are_described(kept):
    told = kept("yes_described")
    assert told.state("dataset") == "described"
    assert told.places("dataset.described") == [("README.md", 5)]


def test_data_named_for_evaluation_only_is_missing(kept):
    told = kept("no_evaluation")
    assert told.state("dataset") == "missing"
    assert told.values("dataset.elsewhere") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Results\n\n| Test set | Accuracy |\n|---|---|\n| [quiz](LINK) | 0.8 |\n",
        "## Benchmarks\n\nWe report accuracy on [quiz](LINK).\n",
        "## Fine-tuning\n\nTry it on [quiz](LINK), or on your own data.\n",
        "## Related work\n\nOthers trained on [quiz](LINK).\n",
    ],
)
def test_links_to_data_of_other_uses_do_not_count(written, text):
    told = written({"README.md": f"{README}\n{text.replace('LINK', f'{HUB}/song-lab/quiz')}"})
    assert told.values("dataset.elsewhere") == []
    assert told.state("dataset") == "missing"


def test_one_stage_that_cannot_be_had_makes_it_partial(written):
    pretraining = f"It was pre-trained on [songs]({HUB}/song-lab/songs)."
    text = f"## Training data\n\n{pretraining}\n\nThe fine-tuning data is proprietary.\n"
    told = written({"README.md": f"{README}\n{text}"})
    assert told.state("dataset") == "partial"
    assert told.places("dataset.lacking") == [("README.md", 9)]


def test_a_promise_is_no_link(written):
    text = f"## Training data\n\nThe training data will be at [songs]({HUB}/song-lab/songs) soon.\n"
    assert written({"README.md": f"{README}\n{text}"}).values("dataset.elsewhere") == []


def test_terms_to_sign_make_it_gated(written):
    link = f"It was trained on [songs]({HUB}/song-lab/songs)."
    text = f"## Training data\n\n{link}\nTo get the data, sign the user agreement.\n"
    told = written({"README.md": f"{README}\n{text}"})
    assert (told.state("dataset"), told.access("dataset")) == ("linked", "gated")
    assert told.places("dataset.gated") == [("README.md", 8)]


def test_the_number_of_what_it_learned_from_is_a_description(written):
    told = written({"README.md": README + "\nIt was trained on 9,000 transcripts that our team collected.\n"})
    assert told.state("dataset") == "described"
    assert told.places("dataset.described") == [("README.md", 5)]


BASE = f"It was pre-trained on [songs]({HUB}/song-lab/songs)."


@pytest.mark.parametrize(
    "text",
    [
        "Then it was trained on 9,000 instructions.",
        "We trained a reward model on 40k pairs.",
        "It was also trained on an additional dataset.",
        "We trained it on internal recordings too.",
    ],
)
def test_a_stage_that_is_told_and_not_linked_is_lacking(written, text):
    told = written({"README.md": f"{README}\n## Training data\n\n{BASE}\n\n{text}\n"})
    assert told.state("dataset") == "partial"
    assert ("README.md", 9) in told.places("dataset.lacking")


@pytest.mark.parametrize(
    "text",
    [
        "It was pre-trained on 9,000 hours of song.",
        "Then it was trained on instructions.",
        f"Then it was trained on 9,000 instructions, [all here]({HUB}/song-lab/asked).",
        "It was evaluated on 9,000 instructions.",
    ],
)
def test_the_same_stage_or_no_amount_lacks_nothing(written, text):
    told = written({"README.md": f"{README}\n## Training data\n\n{BASE}\n\n{text}\n"})
    assert told.places("dataset.lacking") == []


@pytest.mark.parametrize(
    "text",
    [
        "The network was trained on CIFAR-10 images.",
        "The network learned from 2 million labelled bird images.",
        "It was trained on ImageNet-21k.",
    ],
)
def test_known_data_and_amounts_in_words_are_a_description(written, text):
    told = written({"README.md": f"{README}\n{text}\n"})
    assert told.state("dataset") == "described"
    assert told.places("dataset.described") == [("README.md", 5)]


@pytest.mark.parametrize("text", ["Train it on your dataset.", "You can train on a corpus of 9,000 songs of your own."])
def test_what_a_user_trains_on_is_no_description(written, text):
    assert written({"README.md": f"{README}\n{text}\n"}).state("dataset") == "missing"


LOOP = """\
import torch

optimizer = torch.optim.SGD([], lr=0.1)
for step in range(9):
    loss.backward()
    optimizer.step()
"""


@pytest.mark.parametrize(("path", "state"), [("prepare_data.sh", "linked"), ("serve.sh", "missing")])
def test_a_script_that_prepares_data_names_the_place_of_a_dataset(written, path, state):
    script = f"#!/bin/sh\ngit clone {HUB}/song-lab/songs\n"
    assert written({"README.md": README, "train.py": LOOP, path: script}).state("dataset") == state


@pytest.mark.parametrize(
    "text",
    [
        "It was trained on data from the [song_data_scraper](https://github.com/song-lab/song_data_scraper).",
        f"[Models](https://x.net/models) | [Data]({HUB}/song-lab/songs)",
        "## Songs dataset\n\nWe train on all [Songs](https://github.com/song-lab/songs), which has 103M documents.",
        f"## Training and evaluation datasets\n\n### Training dataset\n\n- [songs]({HUB}/song-lab/songs)",
        "## Data for training\n\n| Split | Files |\n|---|---|\n| all | [train](https://x.net/songs/a.txt) |",
        "## Retraining\n\n### Data preparation\n\nThis involves downloading dumps from [https://x.net/songs](https://x.net/songs).",
    ],
)
def test_words_that_tie_an_address_to_the_training(written, text):
    assert written({"README.md": f"{README}\n{text}\n"}).state("dataset") == "linked"


@pytest.mark.parametrize(
    "text",
    [
        "It was trained on the [same dataset as Owl](https://github.com/song-lab/owl/blob/main/model-card.md#training-data).",
        "It was trained on the [songs dataset](https://song-lab.net/).",
        "## Training data\n\nMake `s3://path/to/your/dataset/on/s3` a list of your songs.",
        "## Fine-tuning\n\n### SQuAD\n\n```\nwget https://x.net/squad/train.json\n```",
    ],
)
def test_words_that_tie_none(written, text):
    assert written({"README.md": f"{README}\n{text}\n"}).values("dataset.elsewhere") == []


@pytest.mark.parametrize(
    ("option", "sources"),
    [
        ("dataset=song-lab/songs", ["song-lab/songs"]),
        ("valid_data=song-lab/held", []),
        ("train_data=all_data/en_train", []),
        ("train_data=path_to/songs", []),
    ],
)
def test_a_local_path_or_a_set_for_validation_is_no_hub_id(written, option, sources):
    launch = f"\n## Training\n\n```\npython train.py --{option}\n```\n"
    assert written({"README.md": README + launch, "train.py": LOOP}).values("dataset.elsewhere") == sources


@pytest.mark.parametrize(("path", "state"), [("songs.jsonl", "included"), ("model_zoo/songs.jsonl", "missing")])
def test_a_list_of_models_that_training_reads_is_no_data(written, path, state):
    code = LOOP + f'\nsongs = open("{path}")\n'
    rows = "".join(f'{{"song": "trill {number}"}}\n' for number in range(2_000))
    assert written({"README.md": README, "train.py": code, path: rows}).state("dataset") == state


@pytest.mark.parametrize(
    ("path", "asked", "state"),
    [
        ("wren/downloader.py", "url", "missing"),
        ("wren/prepare_data.py", "url", "linked"),
        ("wren/prepare_data.py", "url, 'wren_weights.pth'", "missing"),
    ],
)
def test_a_general_download_is_of_data_by_its_name(written, path, asked, state):
    loop = "optimizer = torch.optim.SGD([], lr=0.1)\nfor step in range(9):\n    loss.backward()\n    optimizer.step()\n"
    train = f"import torch\nimport {path[:-3].replace('/', '.')}\n\n{loop}"
    get = f"import gdown\n\n\ndef get(url):\n    gdown.download({asked})\n"
    readme = "# Wren\n\nWren is a model of bird song. Train it with train.py.\n"
    files = {"README.md": readme, "train.py": train, "wren/__init__.py": "", path: get}
    assert written(files).state("dataset") == state
