"""Settings of an evaluation."""


def test_four_settings_in_code_are_included(kept):
    told = kept("yes_program")
    assert told.state("hyperparameters") == "included"
    places = [("evaluate.py", 4), ("evaluate.py", 1), ("evaluate.py", 4), ("evaluate.py", 8)]
    assert told.places("hyperparameters.here") == places


def test_one_setting_in_prose_is_partial_and_the_others_are_named(kept):
    told = kept("yes_told")
    assert told.state("hyperparameters") == "partial"
    assert told.places("hyperparameters.piece") == [("README.md", 5)]
    (missing,) = told.evidence("hyperparameters.here", "no")
    assert "shots" in missing.message
    assert "decoding" in missing.message


def test_none_is_missing(kept):
    assert kept("no_word").state("hyperparameters") == "missing"
