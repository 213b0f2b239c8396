"""What fixes training code that is kept elsewhere."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n\n## Training\n"
COMMIT = "842eb26634a9775f504bb2f3f43cd4cc5f9314d8"
FACT = "training_code.fixed"


@pytest.mark.parametrize(("name", "value"), [("yes_tag", "version"), ("yes_commit", "commit")])
def test_each_way_has_its_word(kept, name, value):
    assert kept(name).values(FACT) == [value]


def test_a_branch_that_moves_fixes_nothing(kept):
    told = kept("no_branch")
    assert told.evidence(FACT) == []
    assert len(told.evidence(FACT, "no")) == 1


def test_a_command_that_installs_a_commit_counts(written):
    block = f"pip install git+https://github.com/song-lab/finch-trainer@{COMMIT}"
    assert written({"README.md": f"{README}\n```bash\n{block}\n```\n"}).values(FACT) == ["commit"]


def test_a_clone_of_a_tag_counts(written):
    block = "git clone --branch v2.1 https://git.example.org/finch-trainer"
    assert written({"README.md": f"{README}\n```bash\n{block}\n```\n"}).values(FACT) == ["version"]


@pytest.mark.parametrize(
    "block",
    [
        "git clone --branch dev https://git.example.org/finch",
        "git clone https://git.example.org/wren\ncd wren\ngit checkout v1.0",
    ],
)
def test_branches_and_the_release_itself_do_not(written, block):
    assert written({"README.md": f"{README}\n```bash\n{block}\n```\n"}).evidence(FACT) == []


def test_a_repository_for_serving_is_not_asked_for(written):
    text = (
        README.replace("Training", "Serving")
        + f"\nServe it with [finch](https://github.com/song-lab/finch/tree/{COMMIT}).\n"
    )
    assert written({"README.md": text}).evidence(FACT) == []


@pytest.mark.parametrize(
    "options", ["-b v1.2 --depth 1", "--depth=1 --branch v1.2", "--recursive -b v1.2", "--branch=v1.2"]
)
def test_options_stand_in_any_order(written, options):
    block = f"git clone {options} https://git.example.org/finch-trainer"
    assert written({"README.md": f"{README}\n```bash\n{block}\n```\n"}).values(FACT) == ["version"]


def test_options_without_end_do_not_stop_the_rule(written):
    block = "git clone " + "-a b " * 4_000
    report = written({"README.md": f"{README}\n```bash\n{block}\n```\n"}).report
    assert [one for one in report.evidence if one.outcome == "error"] == []
