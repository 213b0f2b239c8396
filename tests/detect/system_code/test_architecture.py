"""The code that computes with the weights: here, in a library, in another repository, or nowhere."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


def test_a_class_and_a_function_that_runs_it_are_included(kept):
    told = kept("yes_class")
    assert told.state("system_code") == "included"
    assert told.places("code.architecture") == [("wren/model.py", 5)]
    assert told.places("code.inference") == [("wren/model.py", 15)]


def test_a_library_class_that_is_named_is_linked(kept):
    told = kept("yes_library")
    assert told.state("system_code") == "linked"
    assert told.places("system_code.elsewhere") == [("README.md", 8)]
    assert told.values("system_code.elsewhere") == ["AutoModelForCausalLM"]


def test_a_repository_that_the_text_names_is_linked(kept):
    told = kept("yes_repository")
    assert (told.state("system_code"), told.access("system_code")) == ("linked", "open")
    assert told.places("system_code.elsewhere") == [("README.md", 5)]


def test_configuration_alone_does_not_count(kept):
    told = kept("no_configuration")
    assert told.state("system_code") == "missing"
    (nothing,) = told.evidence("system_code.here", "no")
    assert nothing.searched


def test_an_architecture_in_c(written):
    code = "float forward(float *weights, float x) {\n    return weights[0] * x;\n}\n"
    told = written({"README.md": "# Wren\n\nWren is a small neural network in plain C.\n", "wren.c": code})
    assert told.state("system_code") == "included"
    assert ("wren.c", 1) in told.places("system_code.here")


def test_an_architecture_in_python_2(written):
    code = """\
import torch.nn as nn


class WrenNet(nn.Module):
    def forward(self, x):
        print 'forward'
        return x
"""
    told = written({"README.md": README, "wren.py": code})
    assert told.places("code.architecture") == [("wren.py", 4)]


def test_a_vendored_architecture_does_not_count(written):
    code = "from torch import nn\n\n\nclass FinchModel(nn.Module):\n    pass\n"
    told = written({"README.md": README, "third_party/finch/model.py": code})
    assert told.state("system_code") == "missing"


def test_a_loss_is_no_architecture(written):
    code = "from torch import nn\n\n\nclass SongLoss(nn.Module):\n    pass\n"
    assert written({"README.md": README, "loss.py": code}).places("code.architecture") == []


FUNCTION = "import tensorflow as tf\n\n\ndef {name}(songs):\n    return tf.nn.softmax(tf.matmul(songs, songs))\n"


@pytest.mark.parametrize("name", ["model", "resnet50", "gpt2", "transformer_stack"])
def test_a_function_that_builds_the_network_is_its_architecture(written, name):
    told = written({"README.md": README, "wren.py": FUNCTION.format(name=name)})
    assert ("wren.py", 4) in told.places("system_code.here") + told.places("system_code.piece")


def test_a_network_in_mesh_tensorflow(written):
    code = FUNCTION.format(name="encoder").replace("import tensorflow as tf", "import mesh_tensorflow as tf")
    told = written({"README.md": README, "wren.py": code})
    assert ("wren.py", 4) in told.places("system_code.here") + told.places("system_code.piece")


@pytest.mark.parametrize("name", ["encoder_loss", "softmax", "models"])
def test_another_function_is_not(written, name):
    told = written({"README.md": README, "wren.py": FUNCTION.format(name=name)})
    assert told.places("system_code.here") + told.places("system_code.piece") == []


def test_a_function_of_that_name_that_computes_nothing_is_not(written):
    told = written({"README.md": README, "wren.py": "def model(songs):\n    return sorted(songs)\n"})
    assert told.state("system_code") == "missing"


@pytest.mark.parametrize("base", ["TransformerLanguageModel", "songs.DecoderStack", "TransformerLayer"])
def test_a_class_of_a_library_of_transformers(written, base):
    told = written({"README.md": README, "wren.py": f"class Wren({base}):\n    pass\n"})
    assert ("wren.py", 1) in told.places("system_code.here") + told.places("system_code.piece")
