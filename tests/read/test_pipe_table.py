import pytest

from openassay.read.pipe_table import PipeTable, cells, pipe_table


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| a | b |", ("a", "b")),
        ("a|b", ("a", "b")),
        ("| a || c", ("a", "", "c")),
        (r"a\|b|c", ("a|b", "c")),
        ("", ("",)),
    ],
)
def test_cells(line: str, expected: tuple[str, ...]) -> None:
    assert cells(line) == expected


def test_the_first_line_of_a_table_is_counted() -> None:
    assert pipe_table("words\na|b\n-|-\nc|d|e") == PipeTable(1, ("a", "b"), (("c", "d"),))


@pytest.mark.parametrize("content", ["a|b", "a|b\n-|-|-", "a-b\n---", "-|-", "a|b\n-x|-", "a\n:"])
def test_no_table(content: str) -> None:
    assert pipe_table(content) is None
