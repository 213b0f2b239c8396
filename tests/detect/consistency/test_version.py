"""The version of the package, and those that stand beside it."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.version"
PACKAGE = '[project]\nname = "wren"\nversion = "1.2.0"\n'


def test_both_places_are_shown_as_a_note(kept):
    told = kept("no_package")
    assert told.places(FACT, "no") == [("pyproject.toml", 3), ("wren/__init__.py", 1)]
    assert [one.severity for one in told.evidence(FACT, "no")] == ["note"]
    assert kept("no_citation").places(FACT, "no") == [("setup.py", 5), ("CITATION.cff", 3)]


@pytest.mark.parametrize(
    "files",
    [
        {"wren/__init__.py": '__version__ = "1.3.0.dev0"\n'},
        {"robin/__init__.py": '__version__ = "9.0"\n'},
        {"wren/__init__.py": "__version__ = read()\n"},
        {"CHANGELOG.md": "# Changelog\n\n## 1.3.0\n\n## 1.2.0\n"},
        {"CHANGELOG.md": "# Changelog\n\n## 2024.01.05\n\nA song.\n"},
        {"CITATION.cff": "cff-version: 1.2.0\ntitle: Wren\n"},
        {"wren/__init__.py": '__version__ = "0.0.0"\n'},
    ],
)
def test_what_need_not_follow_is_left_alone(written, files):
    assert written({"README.md": README, "pyproject.toml": PACKAGE, **files}).evidence(FACT, "no") == []


def test_a_changelog_that_does_not_know_the_version(written):
    told = written(
        {"README.md": README, "pyproject.toml": PACKAGE, "CHANGELOG.md": "# Changelog\n\n## v1.1.0\n\n## 1.0\n"}
    )
    assert told.places(FACT, "no") == [("pyproject.toml", 3), ("CHANGELOG.md", 3)]


def test_closing_zeros_make_no_difference(kept):
    assert kept("yes_same").evidence(FACT, "no") == []


@pytest.mark.parametrize(
    ("command", "count"),
    [
        ("pip install wren==1.1.0", 1),
        ("pip install 'wren[song]==1.2.0'", 0),
        ("docker pull ghcr.io/nest/wren:1.1.0", 1),
        ("docker run --rm nest/wren:v1.2.0 sing", 0),
        ("docker pull nest/robin:9.0.0", 0),
        ("docker pull nest/wren:latest", 0),
        ("pip install robin==9.0", 0),
    ],
)
def test_what_a_command_installs_or_pulls(written, command, count):
    told = written({"README.md": f"{README}\n```\n{command}\n```\n", "pyproject.toml": PACKAGE})
    assert [place for place in told.places(FACT, "no") if place[0] == "README.md"] == [("README.md", 6)] * count
