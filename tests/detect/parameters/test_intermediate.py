"""Checkpoints from along the training."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "parameters.intermediate"


def test_a_revision_named_for_its_step_is_told(kept):
    assert kept("yes_revision").values(FACT) == ["step3000"]


def test_links_of_two_steps_count(kept):
    assert kept("yes_links").places(FACT) == [("README.md", 7), ("README.md", 8)]


@pytest.mark.parametrize("name", ["no_promise", "no_resume"])
def test_promises_and_instructions_do_not(kept, name):
    told = kept(name)
    assert told.evidence(FACT) == []
    assert len(told.evidence(FACT, "no")) == 1


def test_weights_of_two_steps_in_the_tree_count(written):
    files = {f"checkpoints/step-{step}/model.safetensors": b"0" * 64 for step in (100, 200)}
    assert len(written({"README.md": README, **files}).places(FACT)) == 2


def test_weights_of_one_step_do_not(written):
    files = {"checkpoints/step-200/model.safetensors": b"0" * 64}
    assert written({"README.md": README, **files}).evidence(FACT) == []


@pytest.mark.parametrize(
    "words",
    [
        "All intermediate checkpoints are available on the hub.",
        "We publish checkpoints saved throughout training at this address.",
    ],
)
def test_sentences_that_say_so_count(written, words):
    assert len(written({"README.md": f"{README}\n{words}\n"}).evidence(FACT)) == 1
