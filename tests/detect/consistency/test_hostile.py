"""Texts that are made to be slow: every question on contradictions answers all the same."""

import pytest

README = "# Wren\n\nWren is a small language model of bird song transcripts.\n"
ASKED = [
    ("OA-CON-08", "digits"),
    ("OA-CON-14", "fields"),
    ("OA-CON-09", "installs"),
    ("OA-CON-15", "installs"),
    ("OA-CON-06", "paths"),
    ("OA-CON-12", "links"),
    ("OA-CON-11", "table"),
    ("OA-CON-10", "shape"),
]
SLOW = {
    "digits": "We train with a learning rate of " + "1" * 60_000 + " for " + "1." * 30_000 + " epochs.",
    "fields": "```\n@misc{a,\n  title = {" + " " * 60_000 + "y\n  eprint = 2401.01234\n}\n```",
    "installs": "```\n" + "pip install " * 8_000 + "\n" + "conda create " * 8_000 + "\n```",
    "paths": "The weights are kept in " + "a/" * 20_000 + " " + "a." * 20_000,
    "links": "\n".join(f"[a](#{'x' * 50}{number}) [b](b{number}.md)" for number in range(3_000)),
    "table": "| split | rows |\n|---|---|\n" + f"| train | {'#' * 50_000} |\n" * 3,
    "shape": "- Number of layers: " + "," * 40_000 + "\n- hidden size " + "1," * 30_000,
}


@pytest.mark.parametrize(("rule", "name"), ASKED)
def test_a_text_made_to_be_slow_is_answered(seen, rule, name):
    files = {
        "README.md": f"{README}\n## Training\n\n{SLOW[name]}\n\n```\npython train.py\n```\n",
        "pyproject.toml": '[project]\nname = "wren"\nversion = "1.0"\nrequires-python = ">=3.9"\n',
        "config.json": '{"model_type": "llama", "num_hidden_layers": 4, "hidden_size": 4}',
        "train.jsonl": "{}\n" * 9,
        "train.py": "import torch\nlr = 0.1\nopt = torch.optim.SGD([], lr=lr)\nfor _ in range(9):\n"
        "    x.backward()\n    opt.step()\n",
    }
    assert {one.rule for one in seen(rule, files)} <= {rule}
