"""The releases made to be slow, in a small form: each is examined, and no detector runs out of its time."""

from pathlib import Path

import pytest

from openassay.api import assess

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import hostile

    monkeypatch.setattr(hostile, "SHARE", 40)
    return hostile


def made(hostile, name, folder):
    """The assessment of a release, and its evidence that something could not be answered."""
    release = folder / "wren"
    release.mkdir()
    next(case for case in hostile.CASES if case.__name__ == name)(release)
    assessment = assess(str(release), offline=True)
    return assessment, [one.message for one in assessment.evidence if one.severity == "error"]


NAMES = (
    *("sparse", "aliases", "deep", "lying", "notebooks", "slow_markdown", "slow_html", "backtracking", "pdf_bombs"),
    *("many_files", "long_paths", "blank_lines", "many_launches", "many_projects", "many_links", "git_bomb"),
)


def test_every_case_is_here(hostile):
    assert {case.__name__ for case in hostile.CASES} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_release_is_examined(name, hostile, tmp_path):
    assessment, errors = made(hostile, name, tmp_path)
    assert assessment.evidence
    assert errors == []


def test_two_gigabytes_in_one_line_are_not_read(hostile, tmp_path):
    assessment, _ = made(hostile, "sparse", tmp_path)
    left = {note.what: note.why for note in assessment.not_examined}
    assert left["README.md"] == "'README.md': larger than 4,194,304 bytes, the limit of this reading."
    assert left["notes.ipynb"] == "'notes.ipynb': larger than 4,194,304 bytes, the limit of this reading."


def test_paths_of_4096_bytes_are_listed_and_longer_ones_told(hostile, tmp_path):
    assessment, _ = made(hostile, "long_paths", tmp_path)
    assert assessment.release.trees[0].entries == 22
    assert [note.why for note in assessment.not_examined] == ["path longer than 4,096 bytes"]
