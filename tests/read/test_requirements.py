import pytest

from openassay.read import requirements
from openassay.read.format import fitting
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.requirement import Requirements

TEXT = b"""# main
--index-url https://example.org/simple
-r other.txt
torch==2.0.1 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
-e git+https://example.org/o/pkg.git@v1.0#egg=pkg
-e .
./local
numpy>=1.2 ; sys_platform == 'linux'
scipy=1.9.3=py310_0
"""


def test_every_requirement_has_its_line():
    assert [(one.name, one.exact, one.line, one.ecosystem) for one in requirements.read(TEXT).items] == [
        ("torch", "2.0.1", 4, ""),
        ("pkg", "v1.0", 7, ""),
        ("numpy", "", 10, ""),
        ("scipy", "1.9.3", 11, "conda"),
    ]


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "train_requirements.txt", "constraints.txt"]
)
def test_names(name):
    assert fitting(name, Requirements).read is requirements.read


def test_other_text_is_refused():
    with pytest.raises(ReadError, match="not a list"):
        requirements.read(b"The requirements are as follows:\na GPU with 40 GB, and some patience\n")


def test_too_many_lines_are_refused():
    with pytest.raises(ReadError, match="lines"):
        requirements.read(b"a\n" * (MAX_LINES + 1))


@pytest.mark.parametrize(
    ("command", "found"),
    [
        ("pip install torch==2.0 -r x.txt numpy", [("pypi", "torch", "2.0"), ("pypi", "numpy", "")]),
        ("python3 -m pip install -U --index-url https://x a", [("pypi", "a", "")]),
        ("!pip3 install a==1", [("pypi", "a", "1")]),
        ("uv pip install a", [("pypi", "a", "")]),
        ("uv add a==2", [("pypi", "a", "2")]),
        ("pip install -e git+https://h/o/n@v1.0", [("pypi", "n", "v1.0")]),
        ("pip install -e . ./x $Y", []),
        (
            "conda create -n env python=3.10 -c pytorch pytorch=2.5.* -y",
            [("conda", "python", "3.10"), ("conda", "pytorch", "")],
        ),
        ("mamba install numpy", [("conda", "numpy", "")]),
        ("sudo apt-get install -y git=1.2 -t stable gcc", [("system", "git", "1.2"), ("system", "gcc", "")]),
        ("pip download torch", []),
        ("npm install x", []),
        ("install x", []),
        ("", []),
    ],
)
def test_commands_that_install(command, found):
    items = requirements.installed(command.split(), 3)
    assert [(one.ecosystem, one.name, one.exact) for one in items] == found
    assert all(one.line == 3 for one in items)


def test_words_of_a_command_keep_their_lines():
    (first, second) = requirements.installed(("pip", "install", "a", "b"), 1, (1, 1, 2, 3))
    assert (first.line, second.line) == (2, 3)
