"""What fixes the data."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n\n## Training data\n"
DIGEST = "8d4fb7e6c68d591d4c3dfef9ec88bf0d"
FACT = "dataset.fixed"


@pytest.mark.parametrize(
    ("name", "value"), [("yes_digest", "hash"), ("yes_doi", "version"), ("yes_revision", "commit")]
)
def test_each_way_has_its_word(kept, name, value):
    assert kept(name).values(FACT) == [value]


def test_an_id_alone_fixes_nothing(kept):
    told = kept("no_link")
    assert told.evidence(FACT) == []
    assert len(told.evidence(FACT, "no")) == 1


def test_where_no_data_are_named_nothing_is_asked(written):
    told = written({"README.md": "# Wren\n\nWren is a small language model.\n"})
    assert told.evidence(FACT) == told.evidence(FACT, "no") == []


@pytest.mark.parametrize("doi", ["10.48550/arXiv.2001.00001", "10.1038/s41586-020-0001-1"])
def test_the_doi_of_a_paper_is_no_dataset(written, doi):
    text = f"{README}\nThe [song dataset](https://doi.org/{doi}) was described before.\n"
    assert written({"README.md": text}).evidence(FACT) == []


def test_a_file_of_checksums_counts(written):
    told = written({"README.md": README, "md5sum.txt": f"{DIGEST}  songs.zip\n"})
    assert told.places(FACT) == [("md5sum.txt", 1)]


def test_a_version_in_words_is_weak(written):
    text = f"{README}\nWe trained on the Wikipedia dump of 20220301.\n"
    assert [(one.value, one.sure) for one in written({"README.md": text}).evidence(FACT)] == [("version", "weak")]


def test_a_versioned_name_of_a_loader_counts(written):
    code = 'import tensorflow_datasets as tfds\n\nsongs = tfds.load("songs/en:3.0.1")\n'
    assert written({"README.md": README, "prepare.py": code}).values(FACT) == ["version"]
