"""Settings of the build of a dataset."""


def test_constants_of_the_build_are_included(kept):
    told = kept("yes_constant")
    assert told.state("hyperparameters") == "included"
    assert told.places("hyperparameters.here") == [("build_corpus.py", 1), ("build_corpus.py", 2)]
    assert told.values("hyperparameters.here") == ["3", "0.8"]


def test_a_setting_in_prose_is_a_piece(kept):
    told = kept("yes_told")
    assert told.state("hyperparameters") == "partial"
    assert told.places("hyperparameters.piece") == [("README.md", 5)]


def test_a_batch_size_is_no_setting_of_a_build(kept):
    told = kept("no_word")
    assert told.state("hyperparameters") == "missing"
    (nothing,) = told.evidence("hyperparameters.here", "no")
    assert "README.md" in nothing.searched
