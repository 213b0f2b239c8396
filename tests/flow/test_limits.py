"""Programs that nobody should write: the walk ends, and says where it could not see."""

import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("import random\ngetattr(random, name)()\nprint()\n", "chosen when the program runs"),
        ("exec(open('x').read())\nprint()\n", "made when the program runs"),
        ("import numpy as np\nnp.random.seed = lambda *_: None\nprint()\nprint()\n", "numpy.random.seed is replaced"),
        ("from somewhere import *\nset_seed(3)\nprint()\n", "brings"),
    ],
)
def test_a_blind_place_is_told(walked, source, why):
    assert any(why in one.why for one in walked(source).trace.blind)


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    return f()\n\n\nf()\nf()\n",
        "class A:\n    def __init__(self):\n        A()\n\n\nA()\nA()\n",
        "x = []\nx.append(x)\nfor y in x:\n    print(y)\n",
        "a = 1\n" * 30_000 + "print(a)\nprint(a)\n",
        "x = " + "(" * 80 + "1" + ")" * 80 + "\nprint(x)\nprint(x)\n",
        "x = 1" + " + 1" * 900 + "\nprint(x)\nprint(x)\n",
        "import random\n"
        + "".join(f"def f{n}():\n    f{n + 1}()\n    f{n + 1}()\n" for n in range(300))
        + "f0()\nf0()\n",
        "x = 2\n" + "x = x * x\n" * 60 + "print(x)\nprint(x)\n",
        "x = 'a'\n" + "x = x + x\n" * 60 + "print(x)\nprint(x)\n",
        "x = [1]\n" + "x = x + x\n" * 60 + "print(x)\nprint(x)\n",
        "x = [1]\n" + "x = [*x, *x]\n" * 60 + "print(x)\nprint(x)\n",
        "x = {}\n" + "x = {'a': x, 'b': x}\n" * 60 + "print(x)\nprint(x)\n",
    ],
)
def test_the_walk_ends_soon(walked, source):
    started = time.process_time()
    walked(source)
    assert time.process_time() - started < 5


def test_files_that_import_each_other(walked):
    told = walked(
        {
            "main.py": "import a\na.run()\na.run()\n",
            "a.py": "import b\n\n\ndef run():\n    b.run()\n",
            "b.py": "import a\nimport random\n\n\ndef run():\n    random.random()\n",
        }
    )
    assert "random.random" in told.names()


LINES = (
    "import random", "import numpy as np", "import torch", "x = np.random.default_rng(3)", "for y in x:", "    y = x.normal(2)",
    "def f(a, *b, c=1, **d):", "    return a", "    yield b", "class A(torch.nn.Module):", "    def forward(self, x): return x",
    "f(*x, **y)", "x = [y for y in set(x)]", "x, *y = f(1), 2", "x.y.z = f", "x['a'] = x", "with x as y:", "    pass", "try:",
    "except E as e:", "lambda: (yield)", "print(f'{x!r:>{y}}')", "del x", "global x", "if x is not None:", "else:", "    x += y",
    "x = A()(y)", "@f", "async def g():", "    await x", "    async for y in x: pass", "match x:", "    case [1, *y]:", "        pass",
    "while (x := f(y)):", "    break", "getattr(x, 'y')(1)", "super().f()", "x = {**x, 'y': x}", "import a.b.c as d", "from . import x",
    "vars(x).update(y)", "x = y = z", "torch.utils.data.DataLoader(x, num_workers=2, shuffle=True)", "x.sort(key=f)", "f.g = f",
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=25))
def test_any_program_is_walked(walked, lines):
    limit = sys.getrecursionlimit()
    walked("\n".join(lines))
    assert sys.getrecursionlimit() == limit
