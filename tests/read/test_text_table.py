from openassay.read.text_table import TextRow, grid_rows, simple_rows


def test_a_grid_ends_with_its_last_line() -> None:
    rows, after = grid_rows(["x", "+--+--+", "|a |b |", "+--+--+", "y"], 1)
    assert rows == [TextRow("a | b", ("a", "b"), 3, 3)]
    assert after == 4


def test_an_open_grid_and_short_lines() -> None:
    assert grid_rows(["+--+--+", "|a"], 0) == ([], 2)
    rows, _ = grid_rows(["+--+--+", "|a", "+--+--+"], 0)
    assert rows[0].cells == ("a", "")


def test_a_simple_table_with_and_without_head() -> None:
    rows, after = simple_rows(["== ==", "A  B", "== ==", "a  b", "== =="], 0)
    assert [(row.cells, row.head) for row in rows] == [(("A", "B"), True), (("a", "b"), False)]
    assert after == 5
    rows, after = simple_rows(["== ==", "a  b", "== ==", "", "c"], 0)
    assert [(row.cells, row.head) for row in rows] == [(("a", "b"), False)]
    assert after == 3


def test_a_simple_table_that_does_not_end() -> None:
    assert simple_rows(["== ==", "a  b"], 0) == ([], 1)
