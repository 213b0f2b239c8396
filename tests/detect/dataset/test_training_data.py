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
