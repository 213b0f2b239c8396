"""Seeds of a build or of an evaluation."""

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
