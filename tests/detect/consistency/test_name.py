"""One architecture, one work."""

import json

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.name"


@pytest.mark.parametrize(
    ("kind", "built"),
    [
        ("gemma3_text", "Gemma3ForCausalLM"),
        ("xlm-roberta", "RobertaForMaskedLM"),
        ("own", "OwnModel"),
        ("phi", "Phi3Model"),
        ("bert", "BertModel"),
    ],
)
def test_what_is_one_family_or_in_no_list_is_left_alone(written, kind, built):
    config = json.dumps({"model_type": kind, "architectures": [built]})
    assert written({"README.md": README, "config.json": config}).evidence(FACT, "no") == []


def test_code_of_the_release_s_own_may_be_called_anything(written):
    config = json.dumps(
        {"model_type": "mistral", "architectures": ["LlamaX"], "auto_map": {"AutoModel": "wren.LlamaX"}}
    )
    assert written({"README.md": README, "config.json": config}).evidence(FACT, "no") == []


def test_two_families_are_both_shown(kept):
    told = kept("no_two")
    assert told.places(FACT, "no") == [("config.json", 5), ("config.json", 3)]
    assert told.evidence(FACT, "no")[0].severity == "warning"


def test_a_citation_left_from_a_template_is_a_note(kept):
    assert [one.severity for one in kept("no_leftover").evidence(FACT, "no")] == ["note"]


def test_a_citation_whose_title_the_readme_has_is_its_own(written):
    cff = 'cff-version: 1.2.0\ntitle: "Transcripts of song"\nrepository-code: "https://git.example.org/nest/other"\n'
    assert written({"README.md": README, "CITATION.cff": cff}).evidence(FACT, "no") == []
