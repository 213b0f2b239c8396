"""The code that builds and loads a dataset."""

import pytest


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


README = "# Wren corpus\n\nThe Wren corpus is a dataset of transcripts of bird song.\n\n"


@pytest.mark.parametrize("text", ["The songs were recorded in May.", "We filtered them by ear."])
def test_a_build_told_in_words_is_described(written, text):
    told = written({"README.md": README + text + "\n"})
    assert told.state("system_code") == "described"
    assert told.places("system_code.described") == [("README.md", 5)]


@pytest.mark.parametrize("text", ["Answers are collected when models are evaluated.", "The songs are lovely."])
def test_other_words_do_not_describe_it(written, text):
    assert written({"README.md": README + text + "\n"}).state("system_code") == "missing"


@pytest.mark.parametrize("words", ["Scripts to evaluate are in", "The code of the baseline is in"])
def test_a_repository_that_uses_it_did_not_build_it(written, words):
    told = written({"README.md": f"{README}{words} [songkit](https://github.com/song-lab/songkit).\n"})
    assert told.places("system_code.elsewhere") == []
