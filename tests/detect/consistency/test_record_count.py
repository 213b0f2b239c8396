"""The records that the card counts, and those that lie in the file."""

import pytest

FACT = "consistency.record_count"
CARD = "# SongBank\n\nSongBank is a dataset of bird songs.\n"


def table(split, count, column="rows"):
    return f"{CARD}\n| split | {column} |\n|---|---|\n| {split} | {count} |\n"


def rows(count):
    return '{"text": "tweet"}\n' * count


@pytest.mark.parametrize(
    ("split", "count", "outcome"),
    [
        ("train", "1,250", "no"),
        ("train", "1,234", "yes"),
        ("Training", "1200", "no"),
        ("`train.jsonl`", "1,234", "yes"),
    ],
)
def test_a_table_against_a_file(written, split, count, outcome):
    told = written({"README.md": table(split, count), "train.jsonl": rows(1234)})
    assert len(told.evidence(FACT, outcome)) == 1


def test_a_round_number_stands_for_one_near_it(written):
    assert written({"README.md": table("train", "1,200"), "train.jsonl": rows(1190)}).evidence(FACT, "no") == []


@pytest.mark.parametrize(("count", "column"), [("12k", "rows"), ("12", "hours"), ("12", "size"), ("-", "rows")])
def test_what_counts_something_else_is_left_alone(written, count, column):
    assert written({"README.md": table("train", count, column), "train.jsonl": rows(9)}).evidence(FACT, "no") == []


def test_several_files_or_several_counts_of_one_split_are_left_alone(written):
    told = written({"README.md": table("train", "12"), "a/train.jsonl": rows(9), "b/train.jsonl": rows(9)})
    assert told.evidence(FACT, "no") == []


def test_two_configurations_have_two_counts(written):
    card = table("train", "12") + "| train | 15 |\n"
    assert written({"README.md": card, "train.jsonl": rows(9)}).evidence(FACT, "no") == []


def test_front_matter_is_placed_by_line(kept):
    assert kept("no_front").places(FACT, "no") == [("README.md", 6), ("data/train.jsonl", None)]


def test_the_hub_s_own_counts_are_read(written):
    infos = '{"default": {"splits": {"test": {"name": "test", "num_examples": 8}}}}'
    told = written({"README.md": CARD, "dataset_infos.json": infos, "test.csv": "a,b\n1,2\n"})
    assert [path for path, _ in told.places(FACT, "no")] == ["dataset_infos.json", "test.csv"]


def test_a_row_that_goes_on_is_one_record(kept):
    assert kept("yes_table").evidence(FACT, "no") == []
