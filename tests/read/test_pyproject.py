import pytest

from openassay.read import pyproject
from openassay.read.limits import ReadError

TEXT = b"""[build-system]
requires = ["setuptools==69.0"]
[project]
requires-python = ">=3.10"
dependencies = [
  "torch==2.1.0",
  "numpy>=1",
]
[project.optional-dependencies]
train = ["einops"]
[dependency-groups]
dev = ["pytest==8", {include-group = "x"}]
[tool.poetry.dependencies]
python = "^3.9"
Torch_Vision = "0.16.0"
lib = {git = "https://example.org/lib.git", rev = "abc123"}
many = [{version = "==1.0", python = "<3.8"}, {version = ">=2"}]
[tool.poetry.group.docs.dependencies]
sphinx = {version = "7.1", extras = ["x"]}
[tool.hatch.envs.gpu]
dependencies = ["cupy==12.0"]
[tool.pdm.dev-dependencies]
lint = ["ruff"]
[tool.uv]
dev-dependencies = ["mypy"]
[tool.pixi.dependencies]
cuda = "==12.1"
"""


def test_every_table_is_read_with_lines_and_groups():
    found = [(one.name, one.exact, one.line, one.group, one.ecosystem) for one in pyproject.read(TEXT).items]
    assert sorted(found, key=lambda one: one[2]) == [
        ("setuptools", "69.0", 2, "build-system", ""),
        ("python", "", 4, "", ""),
        ("torch", "2.1.0", 6, "", ""),
        ("numpy", "", 7, "", ""),
        ("einops", "", 10, "train", ""),
        ("pytest", "8", 12, "dev", ""),
        ("python", "", 14, "", ""),
        ("torch-vision", "0.16.0", 15, "", ""),
        ("lib", "abc123", 16, "", ""),
        ("many", "1.0", 17, "", ""),
        ("many", "", 17, "", ""),
        ("sphinx", "7.1", 19, "docs", ""),
        ("cupy", "12.0", 21, "gpu", ""),
        ("ruff", "", 23, "lint", ""),
        ("mypy", "", 25, "dev", ""),
        ("cuda", "12.1", 27, "", "conda"),
    ]


@pytest.mark.parametrize("text", [b"project = 1", b"[project]\ndependencies = {a = 1}", b"[tool]\npoetry = [1]", b""])
def test_strange_tables_have_no_dependencies(text):
    assert pyproject.read(text).items == ()


def test_what_is_no_toml_is_refused():
    with pytest.raises(ReadError):
        pyproject.read(b"[project\n")
