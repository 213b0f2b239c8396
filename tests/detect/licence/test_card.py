"""Licence fields of cards and manifests."""

import pytest

from openassay.detect.licence.words import NOTICE

RULE = "OA-LIC-02"


def told(evidence):
    return {(one.fact, one.value, one.locations[0].path, one.locations[0].line) for one in evidence}


def card(front):
    return {"README.md": f"---\n{front}\n---\n# Jay\n\nJay is a small model.\n"}


def test_a_model_card_speaks_of_the_weights(seen):
    evidence = seen(RULE, card("library_name: transformers\nlicense: apache-2.0  # as ever"))
    assert told(evidence) == {("licence.parameters", "Apache-2.0", "README.md", 3)}


def test_a_dataset_card_speaks_of_the_data(seen):
    evidence = seen(RULE, card("license: cc-by-4.0\nsize_categories:\n- 1K<n<10K"))
    assert told(evidence) == {("licence.dataset", "CC-BY-4.0", "README.md", 2)}


def test_a_list_gives_each(seen):
    evidence = seen(RULE, card("library_name: jay\nlicense:\n- mit\n- cc-by-4.0"))
    assert {one.value for one in evidence} == {"MIT", "CC-BY-4.0"}


def test_other_goes_by_its_name(seen):
    evidence = seen(RULE, card("library_name: jay\nlicense: other\nlicense_name: jay-terms\nlicense_link: LICENSE"))
    assert {one.value for one in evidence} == {"LicenseRef-jay-terms"}


@pytest.mark.parametrize("value", ["other", "unknown", "", "[]", "{}", "|"])
def test_nothing_declared_is_nothing_said(seen, value):
    assert seen(RULE, card(f"library_name: jay\nlicense: {value}")) == []


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("pyproject.toml", '[project]\nname = "jay"\nlicense = "MIT"\n', "MIT"),
        ("pyproject.toml", '[project]\nname = "jay"\nlicense = {text = "BSD 3-Clause"}\n', "BSD-3-Clause"),
        ("pyproject.toml", '[project]\nclassifiers = ["License :: OSI Approved :: MIT License"]\n', "MIT"),
        ("setup.cfg", "[metadata]\nname = jay\nlicense = Apache 2.0\n", "Apache-2.0"),
        ("setup.py", 'from setuptools import setup\n\nsetup(name="jay", license="MIT")\n', "MIT"),
        ("package.json", '{"name": "jay", "license": "ISC"}', "ISC"),
        ("Cargo.toml", '[package]\nname = "jay"\nlicense = "MIT OR Apache-2.0"\n', "MIT OR Apache-2.0"),
    ],
)
def test_package_files_speak_of_the_code(seen, path, text, value):
    evidence = seen(RULE, {"README.md": "# Jay\n", path: text})
    assert {(one.fact, one.value) for one in evidence} == {
        ("licence.system_code", value),
        ("licence.training_code", value),
    }


def test_a_citation_file_speaks_of_the_whole(seen):
    evidence = seen(RULE, {"README.md": "# Jay\n", "CITATION.cff": "cff-version: 1.2.0\ntitle: Jay\nlicense: MIT\n"})
    assert told(evidence) == {("licence.release", "MIT", "CITATION.cff", 3)}


def test_a_manifest_of_another_project_says_nothing(seen):
    assert seen(RULE, {"README.md": "# Jay\n", "third_party/x/package.json": '{"license": "ISC"}'}) == []


def test_a_family_gets_the_version_of_the_text_at_hand(seen):
    from openassay.detect.licence.index import index

    known = index().known(index().ids().index("Apache-2.0"))
    text = " ".join("(c)" if word == NOTICE else word for word in known.words)
    setup = 'from setuptools import setup\n\nsetup(name="jay", license="Apache")\n'
    alone = seen(RULE, {"README.md": "# Jay\n", "setup.py": setup})
    assert {one.value for one in alone} == {"LicenseRef-apache-unversioned"}
    assert {one.value for one in seen(RULE, {"LICENSE": text})} == {"Apache-2.0"}
