"""Addresses at which data can lie, and those that only look so."""

import pytest

from openassay.detect.dataset.address import barren
from openassay.detect.facts import Mention


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://github.com/song-lab/owl/blob/main/model-card.md#training-data", "page"),
        ("https://github.com/song-lab/owl/blob/main/README.md", "page"),
        ("https://docs.google.com/presentation/d/1abc/edit", "storage"),
        ("https://zenodo.org/badge/latestdoi/123", "storage"),
        ("https://song-lab.net/", "page"),
        ("https://s3.amazonaws.com", "storage"),
        ("gs://song-lab/vocab.txt", "archive"),
        ("s3://song-lab/owl_params/", "storage"),
        ("gs://$MY_BUCKET/songs", "storage"),
        ("https://raw.githubusercontent.com/song-lab/owl/main/requirements-eval.txt", "archive"),
        ("https://song-lab.net/owl/owl-config.json", "archive"),
        ("https://song-lab.net/owl/owl-logs-rank.0.csv", "archive"),
    ],
)
def test_no_data_lies_there(address, target):
    assert barren(Mention(address, target, "README.md", 3, f"See {address}."))


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://zenodo.org/records/1234567/files/songs.zip", "archive"),
        ("gs://song-lab/models/2020/songs.jsonl.gz", "archive"),
        ("https://github.com/song-lab/owl/blob/main/README.md#the-owl-dataset", "page"),
        ("https://www.owl-dataset.net", "page"),
        ("https://song-lab.net/songs", "page"),
    ],
)
def test_data_may_lie_there(address, target):
    assert not barren(Mention(address, target, "README.md", 3, f"See {address}."))


@pytest.mark.parametrize(
    ("command", "written"),
    [
        ('python make.py --output_dir="gs://song-lab/songs"', True),
        ("python make.py --staging-location gs://song-lab/songs", True),
        ("gsutil cp songs.zip gs://song-lab/songs", True),
        ("gsutil cp gs://song-lab/songs .", False),
        ('python make.py --input="gs://song-lab/songs"', False),
    ],
)
def test_where_a_program_writes_is_no_place_of_data(command, written):
    assert barren(Mention("gs://song-lab/songs", "storage", "README.md", 3, command, code=True)) is written


@pytest.mark.parametrize(("label", "none"), [("Model Card", True), ("paper", True), ("code and data", False)])
def test_a_card_or_a_paper_is_none(label, none):
    assert barren(Mention("https://drive.google.com/file/d/1abc", "storage", "README.md", 3, "", label=label)) is none


@pytest.mark.parametrize(("kept", "none"), [("models/owl/model.zip", True), ("data/owl.zip", False)])
def test_what_is_kept_as_a_model_is_no_data(kept, none):
    address = "https://song-lab.net/owl.zip"
    assert barren(Mention(address, "archive", "get.sh", 3, f"wget -O {kept} {address}", code=True)) is none
