"""Which program would be published."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def lines(told):
    """Place and line to write of each step."""
    found = told.evidence("training_code.mend")
    return [
        (one.locations[0].path, one.locations[0].line, one.value) if one.locations else (one.searched[0], one.value)
        for one in found
    ]


def test_what_a_command_starts_and_the_tree_lacks(kept):
    told = kept("yes_launch")
    assert lines(told) == [("train.py", "")]
    assert "README.md:8 starts it" in told.evidence("training_code.mend")[0].message


def test_without_a_command_the_place_where_it_would_stand(written):
    told = written({"README.md": f"{README}\n## Training\n\nWith care.\n"})
    assert lines(told) == [("README.md", 5, "<the command that started the released run>")]


def test_a_program_outside_the_tree_is_no_file_to_make(written):
    told = written({"README.md": f"{README}\n## Training\n\n```\npython ../other/train.py --lr 0.001\n```\n"})
    assert all(path == "README.md" for path, *_ in lines(told))
