"""Dotted names of the tree's own packages."""

import pytest

from openassay.detect.consistency.tree import Packages
from openassay.detect.reading import Reading
from openassay.source import Wanted, open_release


@pytest.fixture
def packages(tmp_path):
    for path in (
        "wren/__init__.py",
        "wren/model.py",
        "lib/finch/__init__.py",
        "lib/finch/sing.py",
        "tune.py",
        "songs/cut.py",
    ):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("class Bird:\n    pass\n")
    with open_release(Wanted(address=str(tmp_path), offline=True)) as opened:
        yield Packages(Reading(opened))


@pytest.mark.parametrize("dotted", ["wren.model.Bird", "finch.sing", "tune.Bird", "songs.cut.Bird", "torch.nn.Linear"])
def test_what_is_here_or_not_ours_is_not_lacking(packages, dotted):
    assert packages.lacks(dotted) == ""


@pytest.mark.parametrize("dotted", ["wren.model.Fish", "wren.fish", "finch.sing.Fish", "tune.Fish", "songs.fish.Bird"])
def test_what_is_ours_and_not_here_is_lacking(packages, dotted):
    assert dotted.split(".")[-1] in packages.lacks(dotted) or dotted.split(".")[-2] in packages.lacks(dotted)


def test_a_proper_package_has_its_own_file(packages):
    assert packages.proper("finch.sing")
    assert not packages.proper("songs.cut")
