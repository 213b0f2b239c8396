"""The code that builds and loads a dataset."""


def test_functions_that_build_are_included(kept):
    told = kept("yes_build")
    assert told.state("system_code") == "included"
    assert told.places("code.preprocessing") == [("build_corpus.py", 4), ("build_corpus.py", 8)]


def test_a_loader_alone_is_partial(kept):
    told = kept("yes_loader")
    assert told.state("system_code") == "partial"
    assert told.places("system_code.piece") == [("wren.py", 4)]
    (lacking,) = told.evidence("system_code.lacking")
    assert lacking.searched


def test_where_only_the_loader_is_here_the_records_are_missing(kept):
    assert kept("yes_loader").state("dataset") == "missing"


def test_a_repository_that_holds_the_scripts_is_linked(kept):
    told = kept("yes_repository")
    assert (told.state("system_code"), told.access("system_code")) == ("linked", "open")
    assert told.places("system_code.elsewhere") == [("README.md", 5)]


def test_nothing_is_missing(kept):
    assert kept("no_code").state("system_code") == "missing"
