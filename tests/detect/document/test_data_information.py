"""What a release tells of its data, sentence by sentence."""

import pytest

RULE = "OA-DOC-20"


def sure(seen, sentence, heading="Overview"):
    evidence = seen(RULE, {"README.md": f"# Jay\n\nA model.\n\n## {heading}\n\n{sentence}\n"})
    return {one.fact.removeprefix("data."): one.sure for one in evidence if one.outcome == "yes"}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The model was trained on text from Wikipedia and Project Gutenberg.", {"provenance": "likely"}),
        ("It was trained on publicly available data from various sources.", {"provenance": "weak"}),
        ("It was trained on 64 A100 GPUs.", {}),
        ("The training data were filtered by language and deduplicated.", {"processing": "likely"}),
        ("The corpus holds 1.2 trillion tokens in 12 languages.", {"scope": "likely"}),
        ("The model has 7 billion parameters.", {}),
        ("You can train it on your own data with 100 examples.", {}),
    ],
)
def test_sentences(seen, sentence, wanted):
    assert sure(seen, sentence) == wanted


def test_a_data_section_makes_it_surer(seen):
    assert sure(seen, "Pages in other languages were removed.", "Training data") == {"processing": "likely"}
    assert sure(seen, "Pages in other languages were removed.", "Evaluation") == {}


def test_what_is_not_told_is_no_with_the_documents_searched(seen):
    evidence = seen(RULE, {"README.md": "# Jay\n\nHello.\n"})
    assert {one.outcome for one in evidence} == {"no"}
    assert all(one.searched == ("README.md",) for one in evidence)
