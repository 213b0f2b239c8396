"""Library code, tokenizers and lists of libraries."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def test_own_library_code_is_found_by_who_imports_it(kept):
    assert kept("yes_own").places("code.libraries") == [("audio_utils.py", None)]


def test_a_list_of_libraries_is_named(kept):
    assert kept("yes_named").places("code.libraries") == [("requirements.txt", 1)]


def test_a_list_for_developers_is_not(kept):
    assert kept("no_list").places("code.libraries") == []


def test_library_code_that_nothing_imports_is_not_told(written):
    told = written({"README.md": README, "model.py": "import torch\n", "audio_utils.py": "def trim():\n    pass\n"})
    assert told.evidence("code.libraries") == []
    assert len(told.evidence("code.libraries", "no")) == 1


def test_a_tokenizer_counts(written):
    told = written({"README.md": README, "tokenizer.json": "{}"})
    assert told.places("code.libraries") == [("tokenizer.json", None)]
