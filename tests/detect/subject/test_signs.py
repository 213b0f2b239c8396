"""Signs in text and tree, whichever kind they speak for."""

import pytest

LOOP = """\
import torch

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(9):
    loss.backward()
    optimizer.step()
"""
CORPUS = "# Wren corpus\n\nThe Wren corpus is a dataset of bird song.\n"


def _signs(given_by, files):
    return {sign.name: sign for sign in given_by("OA-SUB-13", files)}


def test_what_a_sentence_says(given_by):
    signs = _signs(given_by, {"README.md": CORPUS})
    assert signs["says dataset"].place.line == 3
    assert signs["title: dataset"].place.line == 1
    assert signs["often dataset"].why == "words like “corpus” stand in the text 3 times"


def test_what_a_list_holds(given_by):
    text = "# Wren\n\nThis repository contains:\n\n- the dataset\n- a language model\n- a tool\n- another tool\n"
    assert {"lists dataset", "lists model", "lists software"} <= set(_signs(given_by, {"README.md": text}))


def test_a_sentence_about_measuring(given_by):
    text = "# Wren\n\nWren measures how models reason about song.\n"
    assert _signs(given_by, {"README.md": text})["it measures"].place.line == 3


def test_a_line_below_the_title_says_what_it_is(given_by):
    sign = _signs(given_by, {"README.md": "# Wren\n\nA dataset of bird song\n"})["says dataset"]
    assert (sign.value, sign.place.line) == (2.0, 3)


def test_metadata_of_a_card(given_by):
    signs = _signs(given_by, {"README.md": "---\nlibrary_name: wren\n---\n# Wren\n"})
    assert signs["metadata: model"].place.line == 2


def test_sections_count_up_to_a_number(given_by):
    text = "# Wren\n\n" + "".join(f"## Training {number}\n\nSong.\n\n" for number in range(9))
    found = [sign for sign in given_by("OA-SUB-13", {"README.md": text}) if sign.name == "section: model"]
    assert [sign.place.line for sign in found] == [3, 7, 11, 15]


def test_code_that_trains(given_by):
    signs = _signs(given_by, {"README.md": "# Wren\n", "train.py": LOOP})
    assert signs["trains"].place.path == "train.py"
    assert {"gradients", "learns", "programs"} <= set(signs)


def test_a_baseline_tells_less(given_by):
    assert _signs(given_by, {"baseline_train.py": LOOP})["trains"].value < 1


def test_links_by_its_own_name(given_by):
    link = "# Wren\n\nWeights: [here](https://huggingface.co/song-lab/wren-7b)\n"
    signs = _signs(given_by, {"README.md": link})
    assert {"links weights", "names own weights", "links own weights"} <= set(signs)


def test_a_tree_of_data(given_by):
    signs = _signs(given_by, {"README.md": "# Wren\n", **{f"data/{number}.csv": "a,b\n" for number in range(9)}})
    assert signs["mostly data"].value > 0
    assert signs["data files"].value == pytest.approx(0.9)


def test_a_package(given_by):
    text = "# Wren\n\n```\npip install wren\n```\n"
    files = {"README.md": text, "pyproject.toml": "[project]\nname = 'wren'\n", "tests/test_a.py": "", "docs/a.md": "A"}
    assert {"package", "tests", "pages", "installed"} <= set(_signs(given_by, files))


@pytest.mark.parametrize("command", ["pip install torch", "pip install -r requirements.txt", "npm install"])
def test_another_package_is_not_its_own(given_by, command):
    assert "installed" not in _signs(given_by, {"README.md": f"# Wren\n\n```\n{command}\n```\n"})


def test_an_empty_release_has_no_signs(given_by):
    assert given_by("OA-SUB-13", {}) == ()
