"""Links that stay inside the release."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
FACT = "consistency.broken_link"


def severities(told):
    return [one.severity for one in told.evidence(FACT, "no")]


def test_a_licence_that_is_not_here_is_serious_and_a_heading_is_not(kept):
    assert severities(kept("no_licence")) == ["warning", "note"]


@pytest.mark.parametrize("target", ["docs/gone.md", "./gone.png", "weights/wren.safetensors", "#nowhere"])
def test_what_leads_nowhere(written, target):
    assert len(written({"README.md": f"{README}\nSee [it]({target}).\n"}).evidence(FACT, "no")) == 1


@pytest.mark.parametrize(
    "target",
    [
        "../../issues", "../../releases/latest", "https://example.org/gone.md", "mailto:a@example.org",
        "#wren", "#Wren-1", "#top",
        "docs/build/index.html", "../other/README.md", "train.py", "data", "/gone.md",
        "readme.md", "README.md?raw=true#x",
    ],
)  # fmt: skip
def test_what_leads_elsewhere_or_is_asked_elsewhere_is_left_alone(written, target):
    assert written({"README.md": f"{README}\nSee [it]({target}).\n"}).evidence(FACT, "no") == []


def test_an_anchor_written_by_hand_counts(written):
    assert written({"README.md": f'{README}\n<a id="songs"></a>\n\nSee [it](#songs).\n'}).evidence(FACT, "no") == []


def test_a_heading_with_marks_is_found_by_its_letters(written):
    text = f"{README}\n## 🐦 Songs & Calls (new!)\n\nSee [it](#-songs--calls-new).\n"
    assert written({"README.md": text}).evidence(FACT, "no") == []
