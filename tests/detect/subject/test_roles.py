"""What each path is for."""

import pytest

from openassay.detect.catalogue import found
from openassay.detect.reading import Reading
from openassay.source import Wanted, open_release

LOOK = next(one.look for one in found() if one.record.gives == "roles")


@pytest.fixture
def roles(tmp_path):
    """The roles of paths in a release that holds them."""

    def of(*paths, told=None, **asked):
        for path, text in {**dict.fromkeys(paths, "x\n"), **(told or {})}.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
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
        ("SongEval/engine.py", "evaluation"),
        ("songeval/engine.py", "evaluation"),
        ("retrieval/engine.py", "own"),
        ("baselines/forest.py", "example"),
        ("baseline/forest.py", "example"),
    ],
)
def test_role(roles, path, role):
    assert roles(path)[path] == role


def test_a_folder_with_its_own_readme_and_requirements_is_another_project(roles):
    given = roles("train.py", "viewer/README.md", "viewer/requirements.txt", "viewer/show.py")
    assert given["viewer/show.py"] == "subproject"
    assert given["train.py"] == "own"


def test_documents_of_another_project_are_its_own(roles):
    given = roles("train.py", "viewer/README.md", "viewer/requirements.txt", "viewer/docs/conf.py", "docs/conf.py")
    assert given["viewer/docs/conf.py"] == "subproject"
    assert given["docs/conf.py"] == "docs"


@pytest.mark.parametrize(
    "text",
    [
        "The decoder is in viewer/.",
        "See [the decoder](viewer).",
        "See [the decoder](./viewer).",
        "See [the decoder](https://github.com/song-lab/wren/tree/main/viewer).",
    ],
)
def test_a_folder_that_the_readme_names_as_a_place_belongs_to_the_release(roles, text):
    files = ("train.py", "viewer/README.md", "viewer/requirements.txt", "viewer/show.py")
    assert roles(*files, told={"README.md": text})["viewer/show.py"] == "own"


@pytest.mark.parametrize(
    "text", ["A viewer is here.", "Songs (viewer included).", "See [songs](https://viewer.example)."]
)
def test_a_word_that_is_a_folders_name_ties_nothing(roles, text):
    files = ("train.py", "viewer/README.md", "viewer/requirements.txt", "viewer/show.py")
    assert roles(*files, told={"README.md": text})["viewer/show.py"] == "subproject"


def test_the_only_project_is_the_release_itself(roles):
    given = roles("README.md", "wren/README.md", "wren/pyproject.toml", "wren/train.py")
    assert given["wren/train.py"] == "own"


def test_folders_above_the_chosen_one_say_nothing(roles):
    given = roles("examples/wren/train.py", "examples/wren/README.md", subfolder="examples/wren")
    assert given["examples/wren/train.py"] == "own"
