"""Where the code that runs it would be named."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def lines(told):
    """Place and line to write of each step."""
    found = told.evidence("system_code.mend")
    return [
        (one.locations[0].path, one.locations[0].line, one.value) if one.locations else (one.searched[0], one.value)
        for one in found
    ]


def test_under_the_heading_that_speaks_of_use(kept):
    assert lines(kept("yes_nothing")) == [("README.md", 5, "from <library> import <class of the model>")]


def test_a_dataset_wants_the_program_that_built_it(written):
    told = written({"README.md": "# SongBank\n\nSongBank is a dataset of 900 bird songs.\n"})
    assert lines(told)[0][2].startswith("Built by: <")
