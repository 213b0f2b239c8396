"""What a release is called."""

import pytest

from openassay.detect.facts import Names
from openassay.schema import UsageError


def test_the_title_names_it(kept):
    told = kept("yes_title")
    assert told.report.subject.name == "Wren"
    assert told.places("subject.name") == [("README.md", 1)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Wren: a language model of bird song", "Wren"),
        ("Wren-2 | songs in the small", "Wren-2"),
        ("Introduction", "wren"),
        ("How we made a language model that can sing like a bird", "wren"),
    ],
)
def test_a_long_or_general_title_gives_way_to_the_folder(written, title, name):
    assert written({"README.md": f"# {title}\n\nA language model.\n"}).report.subject.name == name


def test_a_name_that_was_asked_for_wins(written):
    files = {"README.md": "# Finch\n\nFinch and Wren are language models.\n"}
    assert written(files, name="Wren").report.subject.name == "Wren"


def test_a_name_that_nothing_here_has_is_refused(written):
    with pytest.raises(UsageError, match="no release called Jay"):
        written({"README.md": "# Finch\n\nA language model.\n", "songs/a.txt": "tik"}, name="Jay")


def test_a_name_selects_the_folder_that_has_it(written):
    files = {"README.md": "# Birds\n", "models/wren_1/README.md": "# Wren 1\n\nWren 1 is a language model.\n"}
    assert written(files, name="Wren 1").report.subject.name == "Wren 1"


def test_a_release_without_documents_is_called_by_its_folder(written):
    told = written({"model.py": "print(1)\n"})
    assert told.report.subject.name == "wren"


@pytest.mark.parametrize(
    ("identifier", "own"),
    [
        ("song-lab/wren-40m", True),
        ("song-lab/Wren_40M.safetensors", True),
        ("other-lab/finch", False),
    ],
)
def test_what_carries_the_name_is_its_own(identifier, own):
    assert Names("Wren", frozenset({"wren"})).owns(identifier) is own


def test_a_short_name_must_stand_alone():
    names = Names("Yo", frozenset({"yo"}))
    assert names.owns("lab/yo-7b")
    assert not names.owns("lab/yoga-7b")


@pytest.mark.parametrize("tail", ["", ".git", "/", "/tree/main", "/issues/7"])
def test_the_releases_own_repository_is_itself(tail):
    assert Names("Wren", frozenset({"wren"})).itself("https://github.com/song-lab/wren" + tail)


def test_another_repository_of_a_like_name_is_not_itself():
    assert not Names("Wren", frozenset({"wren"})).itself("https://github.com/song-lab/wren-train")
