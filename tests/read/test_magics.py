import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.limits import ReadError
from openassay.read.magics import without_magics
from openassay.read.python import read_source


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("!pip install torch==2.1.0", "pip install torch==2.1.0"),
        ("%pip install -q x", "pip install -q x"),
        ("%conda install x", "conda install x"),
        ("files = !ls *.py", "ls *.py"),
        ("%sx ls", "ls"),
        ("!!ls", "ls"),
        ("%cd /content", None),
        ("%matplotlib inline", None),
        ("?thing", None),
        ("thing.method??", None),
    ],
)
def test_magic_lines(line: str, command: str | None) -> None:
    module = read_source(f"import a\n{line}\na.b()\n", magics=True)
    assert [(call.name, call.line) for call in module.calls if call.name != "!"] == [("a.b", 3)]
    shell = [call for call in module.calls if call.name == "!"]
    assert [(call.args[0].constant, call.line) for call in shell] == ([(command, 2)] if command else [])
    assert [at for at, _ in module.comments] == [2]
    with pytest.raises(ReadError):
        read_source(f"import a\n{line}\na.b()\n")


@pytest.mark.parametrize(
    "source",
    [
        "x = ('%s'\n     % y)\n",
        "x = a \\\n    % b\n",
        '"""\n!pip install x\n"""\n',
        "x = a != b\n",
        "f(\n*a)\n",
        "# what?\n",
    ],
)
def test_python_is_left_alone(source: str) -> None:
    assert without_magics(source) == (source, ())


def test_in_a_block_and_over_lines() -> None:
    source, calls = without_magics("if x:\n    !pip install a \\\n      b\ny = 1\n")
    assert source == "if x:\n    pass # !pip install a \\\n# b\ny = 1\n"
    assert [(call.args[0].constant, call.line, call.end_line) for call in calls] == [("pip install a b", 2, 3)]


def test_cells_of_another_language() -> None:
    source, calls = without_magics("%%bash\npip install x\n# no\nls (\n")
    assert source.count("\n") == 4
    assert [(call.args[0].constant, call.line) for call in calls] == [("pip install x", 2), ("ls (", 4)]
    assert without_magics("%%html\n<b>\n") == ("# %%html\n# <b>\n", ())
    assert without_magics("%%time\nf()\n")[0] == "pass # %%time\nf()\n"


@given(
    st.lists(
        st.sampled_from(["!a", "%b", "%%", "?", "c", "=", " ", "\n", "\\\n", "(", ")", "'", '"""', "#"]), max_size=25
    )
)
@settings(max_examples=200, deadline=None)
def test_lines_are_kept(pieces: list[str]) -> None:
    source = "".join(pieces)
    assert without_magics(source)[0].count("\n") == source.count("\n")
