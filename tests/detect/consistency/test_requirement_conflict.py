"""Pins of one package in several files."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.requirement_conflict"


def test_both_places_are_shown(kept):
    told = kept("no_two_versions")
    assert told.places(FACT, "no") == [("environment.yml", 3), ("requirements.txt", 1)]
    assert [one.value for one in told.evidence(FACT, "no")] == ["torch"]


def pinned(written, left, right, path="setup.cfg"):
    listed = f"[options]\ninstall_requires =\n    {right}\n" if path == "setup.cfg" else f"{right}\n"
    return written({"README.md": README, "requirements.txt": f"{left}\n", path: listed})


@pytest.mark.parametrize(
    ("left", "right"),
    [("torch==2.1.0", "torch==2.1.0+cu118"), ("numpy==1.26", "numpy==1.26.4"), ("torch==2.1.0", "torch>=1.0")],
)
def test_versions_that_fit_each_other_agree(written, left, right):
    assert pinned(written, left, right).evidence(FACT, "no") == []


def test_the_framework_comes_first(written):
    told = pinned(written, "absl-py==1.0\ntorch==1.0", "absl-py==2.0\n    torch==2.0")
    assert [one.value for one in told.evidence(FACT, "no")] == ["torch", "absl-py"]


@pytest.mark.parametrize(
    "path", ["requirements-gpu.txt", "requirements_py38.txt", "docs/requirements.txt", "songs/requirements.txt"]
)
def test_a_file_for_another_purpose_is_not_compared(written, path):
    told = pinned(written, "torch==1.0", "torch==2.0", path)
    assert told.evidence(FACT, "no") == told.evidence(FACT) == []


def test_a_package_that_one_file_pins_twice_depends_on_where_it_runs(written):
    left = 'torch==1.0; python_version<"3.8"\ntorch==2.0; python_version>="3.8"'
    assert pinned(written, left, "torch==2.1").evidence(FACT, "no") == []


def test_a_file_that_is_no_list_is_passed_over(written):
    assert pinned(written, "???", "torch==2.1").evidence(FACT, "no") == []
