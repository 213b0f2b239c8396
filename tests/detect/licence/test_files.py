"""Licence files: whose text they hold, which part they cover."""

import pytest

from openassay.detect.licence.index import index
from openassay.detect.licence.words import HOLDER, NOTICE

RULE = "OA-LIC-01"
README = {"README.md": "# Jay\n\nJay is a small model.\n"}


def text_of(identity):
    known = index().known(index().ids().index(identity))
    return " ".join({NOTICE: "(c)", HOLDER: "Example Labs"}.get(word, word) for word in known.words)


MIT, APACHE, NC = text_of("MIT"), text_of("Apache-2.0"), text_of("CC-BY-NC-4.0")


def told(evidence):
    return {(one.fact, one.outcome, one.value) for one in evidence}


def test_the_text_decides_not_the_name(seen):
    evidence = seen(RULE, README | {"MODEL_LICENSE_AGREEMENT.txt": APACHE})
    assert told(evidence) == {("licence.parameters", "yes", "Apache-2.0")}
    assert [(one.path, one.line) for one in evidence[0].locations] == [("MODEL_LICENSE_AGREEMENT.txt", 1)]


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        ("LICENSE", {"licence.release"}),
        ("COPYING", {"licence.release"}),
        ("LICENCE.md", {"licence.release"}),
        ("LICENSES/MIT.txt", {"licence.release"}),
        ("LICENSE-CODE", {"licence.system_code", "licence.training_code"}),
        ("CODE_LICENSE.txt", {"licence.system_code", "licence.training_code"}),
        ("LICENSE_MODEL", {"licence.parameters"}),
        ("WEIGHT_DIFF_LICENSE", {"licence.parameters"}),
        ("model_licenses/LICENSE-JAY", {"licence.parameters"}),
        ("DATA_LICENSE", {"licence.dataset"}),
        ("dataset/LICENSE", {"licence.dataset"}),
        ("weights/LICENSE.txt", {"licence.parameters"}),
        ("third_party/heron/LICENSE", set()),
        ("heron/LICENSE", set()),
        ("docs/LICENSE", set()),
        ("LICENSE-DOCS", set()),
        ("license_check.py", set()),
        ("NOTICE", set()),
    ],
)
def test_name_and_folder_tell_what_is_covered(seen, path, facts):
    assert {one.fact for one in seen(RULE, README | {path: MIT})} == facts


def test_code_and_weights_under_different_terms(seen):
    evidence = seen(RULE, README | {"LICENSE": MIT, "WEIGHTS_LICENSE": NC})
    assert told(evidence) == {("licence.release", "yes", "MIT"), ("licence.parameters", "yes", "CC-BY-NC-4.0")}


def test_a_changed_text_is_not_the_licence_and_the_change_is_told(seen):
    (one,) = seen(RULE, README | {"LICENSE": MIT.replace("without restriction", "without commercial use")})
    assert one.value == "LicenseRef-modified-MIT"
    assert "commercial use" in one.message


def test_unknown_terms_are_named_by_their_digest(seen):
    terms = "You may look at this work. You may not show it to cats, dogs or anyone who works with either of them. "
    (one,) = seen(RULE, README | {"LICENSE": terms * 4})
    assert one.value.startswith("LicenseRef-unknown-")
    assert len(one.value) == len("LicenseRef-unknown-") + 8


def test_terms_that_name_themselves_keep_their_name(seen):
    terms = "JAY MODEL LICENSE AGREEMENT\n\n" + "You may study the model. You must not sell what it makes. " * 8
    (one,) = seen(RULE, README | {"LICENSE": terms})
    assert (one.value, one.sure) == ("LicenseRef-jay-model-license", "likely")


def test_a_sibling_of_a_known_text_goes_by_its_own_title(seen):
    other = text_of("LicenseRef-llama-3.1").replace("llama 3.1", "llama 3")
    one, clause = seen(RULE, README | {"LICENSE": f"Meta Llama 3 Community License Agreement\n\n{other}"})
    assert one.value == "LicenseRef-llama-3"
    assert clause.value == "LicenseRef-custom-restricted"


def test_a_notice_names_its_licence(seen):
    notice = "Copyright 2024 Example Labs\n\nLicensed under the Apache License, Version 2.0; see the address below."
    (one,) = seen(RULE, README | {"LICENSE": notice})
    assert (one.value, one.sure) == ("Apache-2.0", "likely")


def test_a_pointer_holds_no_terms(seen):
    (one,) = seen(RULE, README | {"LICENSE": "See the folder of each model."})
    assert (one.outcome, one.value) == ("no", "")


def test_own_text_first_then_texts_of_others(seen):
    several = f"{MIT}\n\n\n\nFor the parser:\n\n\n\n{text_of('BSD-2-Clause')}\n"
    (one,) = seen(RULE, README | {"COPYING": several})
    assert (one.value, one.sure) == ("MIT", "likely")
    assert "BSD-2-Clause" in one.message


def test_a_policy_after_the_text_is_no_text_of_others(seen):
    several = f"{MIT}\n\n\n\nYou must not use the software in a commercial product.\n\n\n\n{text_of('BSD-2-Clause')}\n"
    one, clause = seen(RULE, README | {"COPYING": several})
    assert one.value != "MIT"
    assert clause.value == "LicenseRef-custom-noncommercial"


def test_the_line_that_withholds_a_freedom_is_cited(seen):
    text = "Birdsong Licence\n\nAnyone may share it.\nIt is for non-commercial\npurposes only, always.\n" * 3
    evidence = seen(RULE, README | {"LICENSE": text})
    clause = next(one for one in evidence if one.value == "LicenseRef-custom-noncommercial")
    assert clause.locations[0].line == 4
    assert "non-commercial" in clause.message


def test_an_open_text_withholds_nothing(seen):
    assert [one.value for one in seen(RULE, README | {"LICENSE": MIT})] == ["MIT"]


def test_binary_is_left_alone(seen, tmp_path):
    (tmp_path / "LICENSE").write_bytes(b"\0\1\2" * 100)
    assert seen(RULE, README) == []


def test_the_release_asked_for_has_its_own_file(seen):
    files = {
        "README.md": "# Birds",
        "jay/README.md": "# Jay",
        "jay/LICENSE": MIT,
        "tern/README.md": "# Tern",
        "tern/LICENSE": NC,
    }
    assert told(seen(RULE, files, subfolder="jay")) == {("licence.release", "yes", "MIT")}
