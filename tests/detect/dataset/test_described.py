"""Words that tell what a model learned from."""

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

README = "# Wren\n\nWren is a model of bird song.\n"
TABLE = (
    "| Name | {} | Checkpoint |\n|---|---|---|\n| wren-small | owls and finches | [wren.pt](https://x.net/wren.pt) |\n"
)
LOOP = """\
import torch

optimizer = torch.optim.SGD([], lr=0.1)
for step in range(9):
    loss.backward()
    optimizer.step()
"""


@pytest.mark.parametrize("column", ["Data", "Training data", "pretrain", "Trained on"])
def test_a_column_of_the_checkpoints_table_names_the_data(written, column):
    told = written({"README.md": README + "\n## Models\n\n" + TABLE.format(column)})
    assert told.state("dataset") == "described"
    assert told.places("dataset.described") == [("README.md", 9)]


@pytest.mark.parametrize(
    ("head", "column"), [("## Models", "Test accuracy"), ("## Evaluation", "Data"), ("## Models", "Data format")]
)
def test_other_columns_do_not(written, head, column):
    assert written({"README.md": f"{README}\n{head}\n\n{TABLE.format(column)}"}).state("dataset") == "missing"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Thanks to the keepers, who contributed synthetic training data.", "described"),
        ("We thank the aviary for providing a large corpus of songs.", "described"),
        ("We thank the aviary for its hospitality.", "missing"),
        ("We thank the makers of the owl dataset.", "missing"),
    ],
)
def test_thanks_for_data(written, text, state):
    assert written({"README.md": f"{README}\n## Acknowledgements\n\n{text}\n"}).state("dataset") == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("We had 1.2TB of bird song data.", "described"),
        ("Run the following command to make a training set of the dataset.", "missing"),
        ("Trained from scratch, it is the largest model of its kind.", "missing"),
        ("There is more to each kind of training and to datasets in general.", "missing"),
    ],
)
def test_instructions_and_generalities_tell_nothing(written, text, state):
    assert written({"README.md": f"{README}\n{text}\n"}).state("dataset") == state


@pytest.mark.parametrize(
    ("path", "state"), [("${IMAGENET_DIR}", "described"), ("/data/vctk", "described"), ("/data/mine", "missing")]
)
def test_the_path_of_a_known_set_names_it(written, path, state):
    launch = f"\n## Training\n\n```\npython train.py --data_path {path}\n```\n"
    assert written({"README.md": README + launch, "train.py": LOOP}).state("dataset") == state


def test_a_table_of_weights_under_results_names_its_data(written):
    table = (
        "| Model | Dataset | Score | ckpt |\n|---|---|---|---|\n| wren | Owls | 9.1 | [ckpt](https://x.net/wren.pt) |\n"
    )
    told = written({"README.md": f"{README}\n## Results and pre-trained models\n\n{table}"})
    assert told.places("dataset.described") == [("README.md", 9)]


def test_the_heading_above_a_table_of_weights_names_its_data(written):
    table = "| Model | Top-1 | Checkpoint |\n|---|---|---|\n| wren | 75.9 | [S1](https://x.net/wren.pt) |\n"
    told = written({"README.md": f"{README}\n### ImageNet-1K\n\n{table}"})
    assert (told.state("dataset"), told.places("dataset.described")) == ("described", [("README.md", 9)])


def _paper(sentence: str) -> bytes:
    """A PDF of one page with one line."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    face = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(name): NameObject(value) for name, value in face.items()})
    fonts = DictionaryObject({NameObject("/F"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F 12 Tf 50 700 Td ({sentence}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_paper_in_the_tree_tells_it_where_nothing_else_does(written):
    paper = _paper("Wren was trained on 36 trillion tokens of text in 119 languages.")
    told = written({"README.md": README, "Wren_Technical_Report.pdf": paper})
    assert told.state("dataset") == "described"
    assert told.places("dataset.described") == [("Wren_Technical_Report.pdf", 1)]
