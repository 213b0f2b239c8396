"""Where a document that was not found would be written."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def place(told, fact):
    """Where the line that answers a fact would go."""
    (one,) = told.evidence(f"{fact}_mend")
    return (one.locations[0].path, one.locations[0].line) if one.locations else one.searched[0]


def test_under_the_heading_that_speaks_of_it(kept):
    assert place(kept("yes_none"), "document.evaluation_results") == ("README.md", 5)


def test_in_a_file_to_make(kept):
    assert place(kept("yes_none"), "document.data_card") == "DATA_CARD.md"


def test_metadata_stand_above_all_headings(kept):
    assert place(kept("yes_none"), "data.metadata") == ("README.md", 1)


def test_a_program_of_that_name_may_be_another(written):
    told = written({"README.md": README, "evaluate.py": "print(1)\n"})
    assert place(told, "code.evaluation") in ("docs/evaluate.py", "evaluate.py")


def test_software_needs_no_model_card(kept):
    assert kept("no_software").evidence("document.model_card_mend") == []


def test_what_was_found_is_not_asked_for(written):
    card = "# Wren model card\n\n## Intended use\n\nSongs.\n\n## Training data\n\nGardens.\n\n## Limitations\n\nMany.\n"
    told = written({"README.md": README, "MODEL_CARD.md": card})
    assert told.evidence("document.model_card_mend") == []
