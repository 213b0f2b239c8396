"""The records of a dataset, or the items of a benchmark."""

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
