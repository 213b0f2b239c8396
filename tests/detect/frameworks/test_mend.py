"""Where a version would be written."""

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def lines(told):
    """Place and line to write of each step."""
    found = told.evidence("frameworks.mend")
    return [
        (one.locations[0].path, one.locations[0].line, one.value) if one.locations else (one.searched[0], one.value)
        for one in found
    ]


TRAIN = (
    "import torch\n"
    "x = torch.zeros(1, requires_grad=True)\n"
    "opt = torch.optim.SGD([x], lr=0.1)\n"
    "for _ in range(9):\n"
    "    x.sum().backward()\n"
    "    opt.step()\n"
)


def test_at_the_line_that_names_it_loosely(kept):
    assert lines(kept("yes_range")) == [("requirements.txt", 2, "torch==<the version that was used>")]


def test_in_a_list_to_make(kept):
    assert lines(kept("yes_none")) == [("requirements.txt", "torch==<version>")]


def test_in_the_syntax_of_conda(written):
    conda = "name: wren\ndependencies:\n  - pytorch>=2.0\n"
    told = written({"README.md": README, "train.py": TRAIN, "environment.yml": conda})
    assert lines(told) == [("environment.yml", 3, "pytorch=<the version that was used>")]


def test_files_that_differ_are_both_named(written):
    files = {"requirements.txt": "torch==2.0.0\n", "environment.yml": "name: w\ndependencies:\n  - pytorch=1.9.0\n"}
    told = written({"README.md": README, "train.py": TRAIN, **files})
    assert {path for path, *_ in lines(told)} == {"requirements.txt", "environment.yml"}
    assert "Another file pins another version" in told.evidence("frameworks.mend")[0].message


def test_a_list_for_use_is_left_alone(written):
    told = written({"README.md": README, "requirements.txt": "flask\n"})
    assert lines(told) == [("requirements-train.txt", "<package>==<version>")]


def test_in_the_folder_of_the_release_that_was_asked_for(written):
    files = {"README.md": "# Birds\n\n- wren\n- robin\n", "wren/README.md": README, "wren/train.py": TRAIN}
    told = written(files, name="wren")
    assert [one[0] for one in lines(told)] == ["wren/requirements.txt"]
