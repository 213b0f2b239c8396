"""Libraries that learn, in languages other than Python."""

import pytest

from openassay.detect.learning import learns
from openassay.read.module import Import, Module


@pytest.mark.parametrize(
    "name",
    [
        "nn",
        "optim",
        "keras3",
        "Flux",
        "@tensorflow/tfjs-node",
        "tch",
        "candle_core",
        "burn.nn",
        "torch/torch.h",
        "brain.js",
    ],
)
def test_a_library_that_learns(name):
    assert learns(Module(imports=(Import(name, (), 1),), language="lua"))


@pytest.mark.parametrize("name", ["react", "ggplot2", "DataFrames", "serde", "lfs", "vector", "annoy", "torchx"])
def test_other_libraries(name):
    assert not learns(Module(imports=(Import(name, (), 1),), language="lua"))


def test_python_is_known_elsewhere():
    assert not learns(Module(imports=(Import("nn", (), 1),)))
