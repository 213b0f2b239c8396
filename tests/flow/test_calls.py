"""Which call is it, what is it given, and in which order does the program come to it?"""

import pytest

from openassay.flow.value import Constant, Generator


def test_names_are_resolved_through_imports_and_aliases(walked):
    told = walked(
        "import numpy as np\nfrom torch import nn\nimport torch.nn.functional as F\nnp.random.rand(2)\nnn.Linear(2, 3)\nF.relu(1)\n"
    )
    assert told.names() == ["numpy.random.rand", "torch.nn.Linear", "torch.nn.functional.relu"]


def test_functions_are_entered_where_they_are_called(walked):
    told = walked(
        "import random\n\n\ndef draw():\n    random.random()\n\n\ndef main():\n    random.seed(3)\n    draw()\n\n\nif __name__ == '__main__':\n    main()\n"
    )
    assert told.lines("seed", "draw") == [("random.seed", 9), ("random.random", 5)]
    assert told.first("random.random").stack == ("main.py:main", "main.py:draw")


def test_other_files_run_when_they_are_first_imported(walked):
    told = walked({"main.py": "import random\nfrom lib.tools import seed\nrandom.random()\nseed(4)\nif __name__ == '__main__':\n    seed(5)\n",
                   "lib/__init__.py": "", "lib/tools.py": "import random\nrandom.random()\n\n\ndef seed(value):\n    random.seed(value)\n"})  # fmt: skip
    events = [(one.name, one.place.path, one.place.line) for one in told.trace.events]
    assert events[:3] == [
        ("random.random", "lib/tools.py", 2),
        ("random.random", "main.py", 3),
        ("random.seed", "lib/tools.py", 6),
    ]
    assert [one.args[0].value for one in told.trace.events if one.kind == "seed"] == [4, 5]


def test_a_guard_holds_for_the_program_only(walked):
    files = {
        "main.py": "import other\nother.run()\nother.run()\n",
        "other.py": "import random\n\n\ndef run():\n    random.random()\n\n\nif __name__ == '__main__':\n    random.seed(1)\n",
    }
    assert [one.name for one in walked(files, "main.py").trace.events] == ["random.random", "random.random"]


def test_methods_attributes_and_inheritance(walked):
    source = """\
import numpy as np


class Base:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)


class Data(Base):
    def __init__(self):
        super().__init__(7)

    def batch(self):
        return self.rng.integers(9)


data = Data()
data.batch()
print(data)
"""
    told = walked(source)
    draw = told.first("numpy.random.default_rng.integers")
    assert isinstance(draw.generator, Generator)
    assert draw.generator.seed.value == 7
    assert draw.generator.place.line == 6


def test_arguments_defaults_partial_and_stars(walked):
    source = """\
import random
from functools import partial


def fix(seed=1, *more, **named):
    random.seed(seed)


fix()
partial(fix, 2)()
fix(*[3])
fix(**{"seed": 4})
"""
    assert [one.args[0].value for one in walked(source).trace.events if one.kind == "seed"] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("given", "value", "open_"),
    [
        (
            "parser = argparse.ArgumentParser()\nparser.add_argument('--seed', type=int, default=42)\nargs = parser.parse_args()",
            42,
            True,
        ),
        (
            "parser = argparse.ArgumentParser()\nparser.add_argument('--seed', type=int)\nargs = parser.parse_args()",
            None,
            True,
        ),
        (
            "parser = argparse.ArgumentParser()\ngroup = parser.add_argument_group('x')\ngroup.add_argument('-s', '--seed', default=3)\nargs, _ = parser.parse_known_args()",
            3,
            True,
        ),
        ("args = argparse.Namespace()\nargs.seed = 5", 5, False),
    ],
)
def test_the_command_line_gives_its_defaults(walked, given, value, open_):
    seed = walked(f"import argparse\nimport random\n{given}\nrandom.seed(args.seed)\nprint(args)\n").first(
        "random.seed"
    )
    assert seed.args[0].value == value
    assert any(one.kind == "option" for one in seed.args[0].taints) is open_


def test_click_and_fields_of_a_class_are_options(walked):
    source = "import random\nimport click\n\n\n@click.command()\n@click.option('--seed', default=8)\ndef main(seed):\n    random.seed(seed)\n\n\nif __name__ == '__main__':\n    main()\n"
    assert walked(source).first("random.seed").args[0].value == 8
    source = "import random\nimport tyro\n\n\nclass Args:\n    seed: int = 9\n\n\nargs = tyro.cli(Args)\nrandom.seed(args.seed)\n"
    assert walked(source).first("random.seed").args[0].value == 9


def test_flags(walked):
    source = "import random\nfrom absl import app, flags\nFLAGS = flags.FLAGS\nflags.DEFINE_integer('seed', 6, 'x')\n\n\ndef main(_):\n    random.seed(FLAGS.seed)\n\n\nif __name__ == '__main__':\n    app.run(main)\n"
    assert walked(source).first("random.seed").args[0].value == 6


def test_a_branch_that_is_decided_is_walked_alone(walked):
    told = walked(
        "import random\nDEBUG = False\nif DEBUG:\n    random.seed(1)\nelse:\n    random.seed(2)\nif not DEBUG:\n    random.random()\nprint()\nprint()\n"
    )
    assert told.lines("seed", "draw") == [("random.seed", 6), ("random.random", 8)]
    assert told.first("random.seed").maybe == 0


def test_a_branch_that_is_not_is_walked_as_perhaps(walked):
    told = walked("import random\nimport os\nif os.path.exists('x'):\n    random.seed(1)\nprint()\nprint()\n")
    assert told.first("random.seed").maybe == 1


def test_what_workers_run_is_told_apart(walked):
    source = """\
import numpy as np
from torch.utils.data import DataLoader, Dataset


class Songs(Dataset):
    def __getitem__(self, index):
        return np.random.rand()


for batch in DataLoader(Songs(), num_workers=4):
    np.random.rand()
"""
    first, second = [one for one in walked(source).trace.events if one.kind == "draw"]
    assert (first.worker, first.loader.line) == (True, 10)
    assert (second.worker, second.loop) == (False, 1)


def test_a_spawned_process_is_another(walked):
    source = "import torch\nimport torch.multiprocessing as mp\n\n\ndef work(rank, seed):\n    torch.manual_seed(seed)\n\n\ntorch.rand(2)\nmp.spawn(work, args=(7,), nprocs=2)\n"
    seed = walked(source).first("torch.manual_seed")
    assert (seed.process, seed.args[0].value) == (1, 7)


def test_functions_that_nothing_calls_come_last(walked):
    told = walked("import random\n\n\ndef other():\n    random.random()\n\n\nrandom.seed(1)\nrandom.seed(2)\n")
    assert [(one.name, one.reached) for one in told.trace.events] == [
        ("random.seed", True),
        ("random.seed", True),
        ("random.random", False),
    ]


def test_a_notebook_is_one_program_in_the_order_of_its_cells(walked):
    import json

    cells = [
        {"cell_type": "code", "source": [text], "outputs": [], "execution_count": 1}
        for text in ("import random", "random.seed(1)", "%time random.random()\nrandom.random()")
    ]
    told = walked({"a.ipynb": json.dumps({"cells": cells, "metadata": {}}, indent=1)})
    assert told.names()[:2] == ["random.seed", "random.random"]
    assert told.trace.events[0].place.line > 1


def test_constants_are_computed(walked):
    seed = walked("import random\nBASE = 40\nrandom.seed(BASE + 2)\nrandom.seed(-1)\n").first("random.seed")
    assert isinstance(seed.args[0], Constant)
    assert seed.args[0].value == 42


def test_a_trainer_runs_the_hooks_of_its_module(walked):
    source = """\
import random
import lightning as L


class Net(L.LightningModule):
    def training_step(self, batch):
        random.random()


trainer = L.Trainer()
trainer.fit(Net())
"""
    assert walked(source).first("random.random").reached


def test_a_part_of_a_package_is_not_the_library_of_its_name(walked):
    files = {"run/main.py": "import torch\nimport tools\ntorch.manual_seed(1)\ntools.go()\n", "src/net/__init__.py": "",
             "src/net/torch.py": "", "src/tools.py": "import random\n\n\ndef go():\n    random.random()\n"}  # fmt: skip
    assert walked(files, "run/main.py").names() == ["torch.manual_seed", "random.random"]
