"""Words about the licence, and the text of it."""

from pathlib import Path

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
MIT = (Path(__file__).parent / "licence_conflict" / "yes_section" / "LICENSE").read_text()
FACT = "consistency.licence"


@pytest.mark.parametrize("name", ["no_section", "no_card"])
def test_words_and_text_that_differ_are_both_shown(kept, name):
    (one,) = kept(name).evidence(FACT, "no")
    assert [place.path for place in one.locations] == ["README.md", "LICENSE"]
    assert (one.value, one.severity) == ("Apache-2.0", "warning")


def test_terms_of_the_weights_are_another_matter(kept):
    told = kept("no_weights_apart")
    assert told.evidence(FACT, "no") == told.evidence(FACT) == []


def said(written, words, **more):
    return written({"README.md": f"{README}\n## License\n\n{words}\n", "LICENSE": MIT, **more})


@pytest.mark.parametrize(
    "words",
    [
        "This project is licensed under the Apache License 2.0.",
        "The code in this repository is released under the GPL-3.0.",
        "[![License](https://img.shields.io/badge/License-Apache_2.0-blue.svg)](LICENSE)",
    ],
)
def test_the_whole_and_the_code_are_compared(written, words):
    assert len(said(written, words).evidence(FACT, "no")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "The code is based on Finch, which is licensed under the Apache License 2.0.",
        "The dataset is released under CC-BY-4.0.",
        "The code is under the MIT license. All other materials are licensed under CC-BY-4.0.",
        "Parts of this repository are licensed under the Apache License 2.0.",
        "The documentation is licensed under CC-BY-4.0.",
        "Contributions are released under the Apache License 2.0.",
    ],
)
def test_what_speaks_of_something_else_contradicts_nothing(written, words):
    assert said(written, words).evidence(FACT, "no") == []


def test_a_family_without_its_version_agrees(written):
    told = written(
        {"README.md": README, "LICENSE": MIT.replace("MIT", "MIT"), "setup.py": 'setup(license="MIT License")\n'}
    )
    assert told.evidence(FACT, "no") == []


def test_a_package_file_is_compared(written):
    project = '[project]\nname = "wren"\nlicense = "BSD-3-Clause"\n'
    told = written({"README.md": README, "LICENSE": MIT, "pyproject.toml": project})
    assert told.places(FACT, "no") == [("pyproject.toml", 3), ("LICENSE", 1)]


@pytest.mark.parametrize("other", ["LICENSE-MODEL", "NOTICE", "TERMS_OF_USE.md"])
def test_beside_other_terms_nothing_is_compared(written, other):
    told = said(
        written, "This project is licensed under the Apache License 2.0.", **{other: "You must not sing at night.\n"}
    )
    assert told.evidence(FACT, "no") == []


def test_a_changed_text_is_compared_with_nothing(written):
    changed = MIT.replace("without restriction", "without restriction, at daytime only")
    told = written({"README.md": README + "\nThis project is licensed under the GPL-3.0.\n", "LICENSE": changed})
    assert told.evidence(FACT, "no") == []


def test_a_citation_file_is_set_against_the_text(written):
    told = written(
        {"README.md": README, "LICENSE": MIT, "CITATION.cff": "cff-version: 1.2.0\ntitle: Wren\nlicense: Apache-2.0\n"}
    )
    assert ("CITATION.cff", 3) in told.places("consistency.licence", "no")


def test_what_most_source_files_name_is_set_against_the_text(written):
    sources = {f"{name}.py": "# SPDX-License-Identifier: Apache-2.0\n" for name in "abc"}
    assert ("a.py", 1) in written({"README.md": README, "LICENSE": MIT, **sources}).places("consistency.licence", "no")


def test_a_file_or_two_under_other_terms_may_be_others(written):
    sources = {f"{name}.py": "# SPDX-License-Identifier: Apache-2.0\n" for name in "ab"}
    assert written({"README.md": README, "LICENSE": MIT, **sources}).evidence("consistency.licence", "no") == []
