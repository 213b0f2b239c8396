"""Sentences about terms, and the parts that they are about."""

import pytest

from openassay.detect.licence.sentences import _stated
from openassay.read.document import Block

SAID = [
    ("The code is released under MIT; the model weights under CC BY-NC 4.0.", "code MIT, weights CC-BY-NC-4.0"),
    ("The code and model weights are released under the MIT License.", "code MIT, weights MIT"),
    ("This repository and the model weights are licensed under the MIT License.", "release MIT, weights MIT"),
    ("The code in this repository is licensed under Apache 2.0.", "code Apache-2.0"),
    ("This project is licensed under the Apache License.", "release LicenseRef-apache-unversioned"),
    ("The dataset is licensed under CC BY 4.0.", "data CC-BY-4.0"),
    ("The annotations are licensed under a Creative Commons Attribution 4.0 License (CC BY 4.0).", "data CC-BY-4.0"),
    ("We release the code under the MIT license and the data under CC BY-NC-SA 4.0.", "code MIT, data CC-BY-NC-SA-4.0"),
    ("Our code is MIT licensed.", "code MIT"),
    ("The weight diff is also CC BY NC 4.0 (allowing only non-commercial use).", "weights CC-BY-NC-4.0"),
    ("Use of the model is subject to the Jay Model License.", "weights LicenseRef-jay-model-license"),
    ("MIT License for the code and CC BY 4.0 for the data.", "code MIT, data CC-BY-4.0"),
    (
        "The code is under the Apache License 2.0, while the checkpoints are under the Llama 2 Community License.",
        "code Apache-2.0, weights LicenseRef-llama-2",
    ),
    ("License: MIT", "release MIT"),
    ("Data License: CC BY NC 4.0", "data CC-BY-NC-4.0"),
]
NOT_SAID = [
    "Heron is licensed under the BSD license.",
    "Parts of this code are adapted from Heron, licensed under MIT.",
    "We thank the authors of Heron, whose code is released under the Apache License 2.0.",
    "The data come from Wikipedia, which is licensed under CC-BY-SA.",
    "The authors are at MIT.",
    "If you contribute, your code will be released under the MIT License.",
    "The code was not released under the MIT License.",
]
SHORT = {
    "licence.release": "release",
    "licence.parameters": "weights",
    "licence.dataset": "data",
    "licence.system_code": "code",
}


def stated(text, *headings):
    found = _stated(Block("paragraph", text, 7, 7, headings=headings))
    return {f"{SHORT[fact]} {value}" for _, _, fact, value in found if fact in SHORT}


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_the_nouns_of_a_clause_decide(text, wanted):
    assert stated(text, "Jay", "License") == set(wanted.split(", "))


@pytest.mark.parametrize("text", NOT_SAID)
def test_the_terms_of_others_are_not_the_releases(text):
    assert stated(text, "Jay", "Overview") == set()


def test_a_bare_name_speaks_only_in_a_licence_section():
    assert stated("MIT", "Jay", "Licence") == {"release MIT"}
    assert stated("Apache 2.0. See LICENSE.", "Jay", "License") == {"release Apache-2.0"}
    assert stated("MIT", "Jay", "Team") == set()


def test_a_section_about_a_part_lends_its_noun():
    assert stated("CC BY 4.0", "Jay", "Data License") == {"data CC-BY-4.0"}


def test_rows_and_columns():
    row = Block("row", "License | MIT", 3, 3, cells=("License", "MIT"), header=("Field", "Value"))
    assert {(fact, value) for _, _, fact, value in _stated(row)} == {("licence.release", "MIT")}
    column = Block("row", "Weights | CC0", 4, 4, cells=("Weights", "CC0"), header=("Part", "License"))
    assert {(fact, value) for _, _, fact, value in _stated(column)} == {("licence.parameters", "CC0-1.0")}
    models = Block("row", "jay-7b | MIT", 5, 5, cells=("jay-7b", "MIT"), header=("Name", "License"))
    assert list(_stated(models)) == []


def test_lines_and_sure(seen):
    readme = "# Jay\n\nSmall.\n\n## License\n\nThe code is under\nthe MIT License.\n\n## Credits\n\nHeron is MIT.\n"
    evidence = seen("OA-LIC-03", {"README.md": readme})
    assert {(one.value, one.sure, one.locations[0].line) for one in evidence} == {("MIT", "likely", 7)}
