"""The layers, heads and widths that are said, and those that are configured."""

import json

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.shape"
CONFIG = {
    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 64, "num_hidden_layers": 4,
    "num_attention_heads": 8, "vocab_size": 512,
}  # fmt: skip


@pytest.fixture
def said(written):
    """What comes of words beside a configuration."""

    def told(words, **config):
        return written({"README.md": f"{README}\n{words}\n", "config.json": json.dumps({**CONFIG, **config})})

    return told


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("- Number of layers: 6", "no"),
        ("- Number of Layers: 4", "yes"),
        ("Wren has a hidden size of 128.", "no"),
        ("- d_model: 64", "yes"),
        ("- Number of attention heads: 12", "no"),
        ("- Vocabulary size: 32,000", "no"),
        ("- Vocab size: 500", "yes"),
    ],
)
def test_ways_to_say_it(said, words, outcome):
    assert len(said(words).evidence(FACT, outcome)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "The encoder has a number of layers: 6",
        "- FFN hidden size: 256",
        "Unlike it, Robin-small has a hidden size of 128.",
        "- Number of layers: 6\n- Number of layers: 12",
        "- Vocabulary size: 32k",
        "- hidden size 64 to 128",
    ],
)
def test_what_may_be_about_another_model_is_left_alone(said, words):
    assert said(words).evidence(FACT, "no") == []


def test_a_model_of_several_parts_has_no_one_shape(said):
    assert said("- Number of layers: 6", text_config={"num_hidden_layers": 6}).evidence(FACT, "no") == []


def test_a_table_of_sizes_is_a_family(kept):
    assert kept("no_family").evidence(FACT, "no") == []


def test_both_places_are_shown(kept):
    assert kept("no_table").places(FACT, "no") == [("README.md", 7), ("config.json", 7)]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("- Context length: 32K", 1),
        ("- Context length: 4096", 0),
        ("- Context length: 4k", 0),
        ("- Context length: 2,048", 0),
        ("- Context length: 32K with YaRN", 0),
    ],
)
def test_a_context_longer_than_configured_is_a_note(said, words, count):
    told = said(words, max_position_embeddings=4096)
    assert [one.severity for one in told.evidence(FACT, "no")] == ["note"] * count


def test_a_stretched_context_is_left_alone(said):
    config = {"max_position_embeddings": 4096, "rope_scaling": {"factor": 8.0}}
    assert said("- Context length: 32K", **config).evidence(FACT, "no") == []


def test_a_configuration_that_is_not_here_is_not_asked_for(written):
    assert written({"README.md": README}).evidence("document.unreadable", "error") == []
