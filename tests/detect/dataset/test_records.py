"""The records of a dataset, or the items of a benchmark."""

import pytest

README = "# Wren corpus\n\nThe Wren corpus is a dataset of transcripts of bird song.\n"
BENCH = "# WrenBench\n\nWrenBench is a benchmark that measures how well language models tell birds apart.\n"


def test_records_of_which_only_the_pointer_is_here_are_included(kept):
    told = kept("yes_pointer")
    assert told.state("dataset") == "included"
    assert told.places("dataset.here") == [("data/train.parquet", 1)]


def test_records_in_an_archive_elsewhere_are_linked(kept):
    told = kept("yes_link")
    assert (told.state("dataset"), told.access("dataset")) == ("linked", "open")
    assert told.places("dataset.elsewhere") == [("README.md", 7)]
    assert told.values("dataset.elsewhere") == ["https://zenodo.org/records/1234567/files/wren.zip"]


def test_an_agreement_to_sign_makes_them_gated(kept):
    told = kept("yes_form")
    assert (told.state("dataset"), told.access("dataset")) == ("linked", "gated")
    assert told.places("dataset.gated") == [("README.md", 8)]


def test_an_announcement_is_no_link(kept):
    told = kept("no_announcement")
    assert told.state("dataset") == "missing"
    (nothing,) = told.evidence("dataset.here", "no")
    assert nothing.searched


def test_words_alone_are_described(written):
    told = written({"README.md": README + "\nIt holds 9,000 records.\n"})
    assert told.state("dataset") == "described"
    assert told.places("dataset.described") == [("README.md", 5)]


def test_a_file_of_addresses_counts(written):
    rows = "".join(f"https://songs.example.org/{number}.wav\n" for number in range(900))
    told = written({"README.md": README, "data/urls.txt": rows})
    assert told.state("dataset") == "linked"
    assert told.places("dataset.elsewhere") == [("data/urls.txt", 1)]


def test_the_items_of_a_benchmark_are_its_evaluation_data(written):
    rows = "".join(f'{{"question": "Which bird sings song {number}?", "answer": "wren"}}\n' for number in range(600))
    told = written({"README.md": BENCH, "data/questions.jsonl": rows})
    assert told.state("dataset") == "included"
    assert told.places("data.evaluation") == [("data/questions.jsonl", 1)]


ROWS = "".join(f'{{"song": "trill {number}"}}\n' for number in range(2_000))
LINK = "\nThe records are at [songs](https://zenodo.org/records/1234567/files/wren.zip).\n"


@pytest.mark.parametrize(
    "path", ["data/sample.jsonl", "data/songs_preview.jsonl", "data/toy_songs.csv", "data/mock-train.json"]
)
def test_a_sample_alone_is_a_piece(written, path):
    told = written({"README.md": README, path: ROWS})
    assert told.state("dataset") == "partial"
    assert told.places("dataset.piece") == [(path, 1)]
    assert told.places("dataset.lacking") == [(path, 1)]


def test_a_sample_beside_a_link_to_the_records_is_no_lack(written):
    told = written({"README.md": README + LINK, "data/sample.jsonl": ROWS})
    assert told.state("dataset") == "linked"
    assert told.places("dataset.piece") == []


@pytest.mark.parametrize("path", ["data/sampled.jsonl", "data/songs.jsonl", "resampled_data/songs.csv"])
def test_records_with_another_name_are_no_sample(written, path):
    assert written({"README.md": README, path: ROWS}).state("dataset") == "included"


def test_records_beside_a_table_of_addresses_are_here(written):
    files = {"data/train.jsonl": ROWS, "data/test.jsonl": ROWS, "data/urls.txt": ROWS}
    told = written({"README.md": README, **files})
    assert told.state("dataset") == "included"
    assert told.places("dataset.elsewhere") == []


def test_a_name_that_only_contains_the_word_is_no_table_of_addresses(written):
    assert written({"README.md": README, "data/curls.jsonl": ROWS}).state("dataset") == "included"


@pytest.mark.parametrize(
    "text",
    [
        "The labels of the test set are hidden.",
        "There is a blind test split.",
        "The answers are not publicly available.",
        "Submit your predictions on the test set to EvalAI.",
    ],
)
def test_a_test_that_is_kept_back_makes_them_partial(written, text):
    told = written({"README.md": f"{README}\n{text}\n", "data/train.jsonl": ROWS})
    assert told.state("dataset") == "partial"
    assert told.places("dataset.lacking") == [("README.md", 5)]


@pytest.mark.parametrize(
    "text", ["The test set has labels.", "Hidden birds sing.", "The labels are publicly available."]
)
def test_words_that_keep_nothing_back(written, text):
    told = written({"README.md": f"{README}\n{text}\n", "data/train.jsonl": ROWS})
    assert told.state("dataset") == "included"


def test_records_that_carry_the_name_of_the_dataset_count_wherever_they_lie(written):
    assert written({"README.md": README, "wren.csv": ROWS}).places("dataset.here") == [("wren.csv", 1)]


def test_other_tables_at_the_top_do_not(written):
    assert written({"README.md": README, "owls.csv": ROWS}).places("dataset.here") == []


def test_a_folder_of_configurations_holds_records_of_each(written):
    told = written({"README.md": README, "data/config_a/train.jsonl": ROWS})
    assert told.places("dataset.here") == [("data/config_a/train.jsonl", 1)]
    told = written({"README.md": README, "data/config_a/train.jsonl": "", "data/config.json": ROWS})
    assert told.places("dataset.here") == []
