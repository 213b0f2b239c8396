"""Seeds of a build or of an evaluation."""

import pytest

README = "# Wren corpus\n\nThe Wren corpus is a dataset of transcripts of bird song.\n"


def test_a_seeded_split_is_included(kept):
    told = kept("yes_seeded")
    assert told.state("rng") == "included"
    assert told.places("rng.seed") == [("build_corpus.py", 5)]
    assert told.places("rng.order") == [("build_corpus.py", 6)]


def test_a_build_that_draws_nothing_needs_no_seed(kept):
    told = kept("yes_deterministic")
    assert told.state("rng") == "not_applicable"
    (none,) = told.evidence("rng.not_applicable")
    assert none.searched == ("build_corpus.py",)


def test_a_draw_without_a_seed_is_cited(kept):
    told = kept("no_seed")
    assert told.state("rng") == "missing"
    assert told.places("rng.here", "no") == [("build_corpus.py", 5)]


def test_random_sampling_told_without_a_seed_is_missing(written):
    told = written({"README.md": README + "\nThe test split was randomly sampled.\n"})
    assert told.state("rng") == "missing"
    assert told.places("rng.here", "no") == [("README.md", 5)]


SCORER = "def accuracy(answers, gold):\n    return sum(a == g for a, g in zip(answers, gold)) / len(gold)\n"
BENCH = "# WrenBench\n\nWrenBench is a benchmark that measures how well language models tell birds apart.\n"
DRAW = f"import random\n\nrandom.shuffle(songs)\n\n\n{SCORER}"


@pytest.mark.parametrize("path", ["train_songs.py", "plot_songs.py", "get_stats.py", "songs/demo.py"])
def test_draws_of_training_and_plots_are_no_draws_of_a_benchmark(written, path):
    told = written({"README.md": BENCH, "evaluate.py": SCORER, path: DRAW})
    assert told.state("rng") == "not_applicable"


@pytest.mark.parametrize("path", ["evaluate_songs.py", "choose.py", "status.py"])
def test_draws_of_its_own_programs_are(written, path):
    told = written({"README.md": BENCH, "evaluate.py": SCORER, path: DRAW})
    assert told.state("rng") == "missing"
    assert told.places("rng.here", "no") == [(path, 3)]
