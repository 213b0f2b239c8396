"""Where the weights would be linked."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def lines(told):
    """Place and line to write of each step."""
    found = told.evidence("parameters.mend")
    return [
        (one.locations[0].path, one.locations[0].line, one.value) if one.locations else (one.searched[0], one.value)
        for one in found
    ]


def test_where_the_readme_speaks_of_them_with_what_saves_them(kept):
    told = kept("yes_saved")
    assert lines(told)[0][:2] == ("README.md", 5)
    assert "train.py:15 saves" in told.evidence("parameters.mend")[0].message


def test_a_delta_wants_a_base_that_anyone_can_have(written):
    told = written({"README.md": f"{README}\nThe weight diff is at https://huggingface.co/nest/wren-delta.\n"})
    assert lines(told)[0][:2] == ("README.md", 5)
