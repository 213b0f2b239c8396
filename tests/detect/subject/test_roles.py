"""What each path is for."""

import pytest

from openassay.detect.catalogue import found
from openassay.detect.reading import Reading
from openassay.source import Wanted, open_release

LOOK = next(one.look for one in found() if one.record.gives == "roles")


@pytest.fixture
def roles(tmp_path):
    """The roles of paths in a release that holds them."""

    def of(*paths, **asked):
        for path in paths:
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("x\n")
        with open_release(Wanted(address=str(tmp_path), offline=True, **asked)) as opened:
            looking = LOOK(Reading(opened))
            try:
                next(looking)
            except StopIteration as end:
                return {path: end.value.of(path) for path in paths}
        raise AssertionError("roles are no evidence")

    return of


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("wren/model.py", "own"),
        ("tests/model.py", "test"),
        ("wren/test_model.py", "test"),
        ("third_party/finch/train.py", "vendored"),
        ("evaluation/quiz.py", "evaluation"),
        ("eval_quiz.py", "evaluation"),
        ("finetune.py", "finetune"),
        ("lora/train.py", "finetune"),
        ("examples/hello.py", "example"),
        ("demo.py", "example"),
        ("docs/guide.md", "docs"),
        (".github/workflows/test.yml", "ci"),
        ("latest/model.py", "own"),
        ("contest.py", "own"),
        ("benchmark.md", "own"),
    ],
)
def test_role(roles, path, role):
    assert roles(path)[path] == role


def test_a_folder_with_its_own_readme_and_requirements_is_another_project(roles):
    given = roles("train.py", "viewer/README.md", "viewer/requirements.txt", "viewer/show.py")
    assert given["viewer/show.py"] == "subproject"
    assert given["train.py"] == "own"


def test_the_only_project_is_the_release_itself(roles):
    given = roles("README.md", "wren/README.md", "wren/pyproject.toml", "wren/train.py")
    assert given["wren/train.py"] == "own"


def test_folders_above_the_chosen_one_say_nothing(roles):
    given = roles("examples/wren/train.py", "examples/wren/README.md", subfolder="examples/wren")
    assert given["examples/wren/train.py"] == "own"
