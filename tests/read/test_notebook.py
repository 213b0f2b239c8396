import json

import pytest

from openassay.read.document import Document
from openassay.read.format import fitting
from openassay.read.limits import MAX_DEPTH, ReadError
from openassay.read.module import Module


def cell(kind: str, source: str) -> dict[str, object]:
    lines = source.splitlines(keepends=True)
    extra = {"outputs": [{"output_type": "stream", "text": ["source\n"]}]} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {"source": ["no"]}, **extra, "source": lines}


CELLS = [
    cell("markdown", '# Title\n\nSome [link](u)\nand "more" [l2](v)'),
    cell("code", "!pip install torch==2.1\nimport torch as t\nif True:\n    %cd x\nt.manual_seed(42)"),
    cell("code", "%%bash\npython train.py"),
    cell("markdown", "text below"),
    cell("raw", "no"),
    cell("code", "def f(lr=0.1):\n    return t.rand(1)"),
]
NOTEBOOK = {"cells": CELLS, "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4}
WRITTEN = json.dumps(NOTEBOOK, indent=1)


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(WRITTEN.split("\n"), 1) if text in line)


def read(gives: type, text: str = WRITTEN) -> object:
    found = fitting("a.ipynb", gives)
    assert found is not None
    return found.read(text.encode())


def test_prose_has_the_lines_of_the_file() -> None:
    document = read(Document)
    assert isinstance(document, Document)
    assert [(block.kind, block.text, block.line) for block in document.blocks] == [
        ("heading", "Title", line_of("# Title")),
        ("paragraph", 'Some link\nand "more" l2', line_of("Some [link]")),
        ("paragraph", "text below", line_of("text below")),
    ]
    assert [(link.target, link.line) for link in document.blocks[1].links] == [
        ("u", line_of("Some [link]")),
        ("v", line_of("[l2]")),
    ]
    assert document.blocks[2].headings == ("Title",)


def test_code_has_the_lines_of_the_file() -> None:
    module = read(Module)
    assert isinstance(module, Module)
    calls = {call.name: call for call in module.calls}
    assert calls["torch.manual_seed"].line == line_of("manual_seed")
    assert calls["torch.manual_seed"].args[0].line == line_of("manual_seed")
    assert calls["torch.rand"].line == line_of("t.rand")
    assert [(one.module, one.line) for one in module.imports] == [("torch", line_of("import torch"))]
    assert [(one.name, one.line, one.end_line) for one in module.definitions] == [
        ("f", line_of("def f"), line_of("t.rand"))
    ]
    commands = [(call.args[0].text, call.line) for call in module.calls if call.name == "!"]
    assert commands == [("pip install torch==2.1", line_of("!pip")), ("python train.py", line_of("python train"))]
    assert [call.line for call in module.calls] == sorted(call.line for call in module.calls)


def test_a_broken_cell_is_left_out() -> None:
    cells = [cell("code", "a = 1"), cell("code", "def ("), cell("code", "b = 2")]
    module = read(Module, json.dumps({"cells": cells}, indent=1))
    assert isinstance(module, Module)
    assert [one.target for one in module.assigns] == ["a", "b"]


def test_sources_as_one_string_and_the_third_format() -> None:
    whole = {"cells": [{"cell_type": "markdown", "source": "# A\n\nb"}]}
    document = read(Document, json.dumps(whole))
    assert isinstance(document, Document)
    assert [(block.text, block.line, block.end_line) for block in document.blocks] == [("A", 1, 1), ("b", 1, 1)]
    third = {"worksheets": [{"cells": [{"cell_type": "code", "language": "python", "input": ["x = 1\n", "f(x)"]}]}]}
    module = read(Module, json.dumps(third, indent=1))
    assert isinstance(module, Module)
    assert [call.name for call in module.calls] == ["f"]


def test_another_language_is_an_empty_module() -> None:
    other = {"cells": [cell("code", "x <- 1")], "metadata": {"kernelspec": {"language": "fortran"}}}
    assert read(Module, json.dumps(other)) == Module()


@pytest.mark.parametrize(
    ("kernel", "code"), [("R", "library(torch)\nset.seed(42)"), ("julia", "using Random\nRandom.seed!(42)")]
)
def test_code_of_another_kernel_has_the_lines_of_the_file(kernel: str, code: str) -> None:
    whole = json.dumps(
        {"cells": [cell("markdown", "a"), cell("code", code)], "metadata": {"kernelspec": {"language": kernel}}},
        indent=1,
    )
    module = read(Module, whole)
    assert isinstance(module, Module)
    place = next(number for number, line in enumerate(whole.split("\n"), 1) if "42" in line)
    assert [(one.line, one.args[0].constant) for one in module.calls if "seed" in one.name] == [(place, "42")]
    assert module.language == kernel.lower()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"cells": 1}', '{"cells": [', '{"cells": ' + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1) + "}"],
)
@pytest.mark.parametrize("gives", [Document, Module])
def test_what_is_no_notebook(text: str, gives: type) -> None:
    with pytest.raises(ReadError):
        read(gives, text)


def test_strange_values_are_no_cells() -> None:
    text = '{"cells": [{"cell_type": 1, "source": null}, {"cell_type": "markdown", "source": [1, {"source": "x"}]}, 5]}'
    assert read(Document, text) == Document("", ())
