"""The loop that trained a model, by what it does and for whom; never by what its file is called."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
LOOP = """\
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(500):
    loss = model(torch.randn(8, 4)).square().mean()
    loss.backward()
    optimizer.step()
"""


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("yes_main_py", ("main.py", 17)),
        ("yes_c", ("wren.c", 16)),
        ("yes_notebook", ("wren.ipynb", 29)),
        ("yes_python2", ("main.py", 7)),
    ],
)
def test_a_loop_is_cited_where_it_runs(kept, name, place):
    told = kept(name)
    assert told.state("training_code") == "included"
    assert told.places("training_code.here")[0] == place


@pytest.mark.parametrize("path", ["wren.py", "scripts/base.py", "makewren.py"])
def test_the_name_of_the_file_does_not_matter(written, path):
    told = written({"README.md": README, path: LOOP})
    assert told.state("training_code") == "included"
    assert (path, 8) in told.places("training_code.here")


def test_a_program_called_train_that_optimises_nothing_does_not_count(written):
    told = written({"README.md": README, "train.py": "import torch\n\nprint(torch.load('wren.pt'))\n"})
    assert told.state("training_code") == "missing"


def test_a_launch_script_is_cited_beside_the_loop(written):
    told = written({"README.md": README, "wren.py": LOOP, "run.sh": "#!/bin/sh\nexport SEED=1\npython wren.py\n"})
    assert ("run.sh", 3) in told.places("training_code.here")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("no_user_finetune", "finetune.py:17"),
        ("no_subproject", "viewer/train.py:17"),
        ("no_probe", "evaluation/linear.py:17"),
    ],
)
def test_a_loop_that_did_not_train_the_release_is_set_aside_with_its_place(kept, name, place):
    told = kept(name)
    assert told.state("training_code") == "missing"
    (nothing,) = told.evidence("training_code.here", "no")
    assert place in nothing.message


def test_vendored_code_does_not_count(kept):
    assert kept("no_vendored").state("training_code") == "missing"


def test_a_training_repository_that_the_text_names_is_linked(kept):
    told = kept("yes_repository")
    assert told.state("training_code") == "linked"
    assert told.access("training_code") == "open"
    assert told.places("training_code.elsewhere") == [("README.md", 7)]
    assert told.values("training_code.elsewhere") == ["https://github.com/song-lab/songtrain"]


@pytest.mark.parametrize(
    "text",
    [
        "## Fine-tuning\n\nTo fine-tune it on your own data, use [tuner](https://github.com/song-lab/tuner).\n",
        "## Acknowledgements\n\nOur training code is based on [torchsong](https://github.com/other-lab/torchsong).\n",
        "The evaluation code is at [songeval](https://github.com/song-lab/songeval).\n",
    ],
)
def test_a_repository_named_for_something_else_is_no_training_code(written, text):
    told = written({"README.md": f"{README}\n{text}"})
    assert told.values("training_code.elsewhere") == []
    assert told.state("training_code") == "missing"


def test_the_procedure_in_prose_is_described(kept):
    told = kept("yes_described")
    assert told.state("training_code") == "described"
    assert told.places("training_code.described") == [("README.md", 7)]


def test_that_training_happened_is_no_description(written):
    assert written({"README.md": README + "\nWe trained it last spring.\n"}).state("training_code") == "missing"


def test_finetuning_that_made_the_release_counts(written):
    text = (
        "\n## Training\n\nWe fine-tuned Wren from Finch with `finetune.py`; it is how we trained the released model.\n"
    )
    told = written({"README.md": README + text, "finetune.py": LOOP})
    assert told.state("training_code") == "included"
    assert ("finetune.py", 8) in told.places("training_code.here")


def test_a_fit_without_gradients_is_training(written):
    code = """\
from sklearn.naive_bayes import MultinomialNB

model = MultinomialNB(alpha=0.5)
model.fit([[1], [2]], [0, 1])
"""
    told = written({"README.md": "# Wren\n\nWren is a classifier that tells birds apart.\n", "fit.py": code})
    assert told.state("training_code") == "included"
    assert told.places("training_code.here")[0] == ("fit.py", 4)


def test_a_loop_in_cuda(written):
    code = """\
__global__ void backward_kernel(float *grad) {}
void wren_backward(float *grad) { backward_kernel<<<1, 1>>>(grad); }
void wren_update(float rate) {}
int main() {
    for (int step = 0; step < 100; step++) {
        wren_backward(0);
        wren_update(1e-3f);
    }
}
"""
    told = written({"README.md": "# Wren\n\nWren is a neural network in CUDA.\n", "train_wren.cu": code})
    assert told.places("training_code.here")[0] == ("train_wren.cu", 6)
