import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from openassay.report.cells import cells, cut, end, pad, printed, wrapped

TEXT = st.text(st.sampled_from("ab 模型é…"), max_size=40)


@given(TEXT, st.integers(2, 30))
def test_what_is_cut_fits_and_what_fits_is_not_cut(text: str, width: int) -> None:
    for shorten in (cut, end):
        assert cells(shorten(text, width)) <= width
        assert shorten(text, width) == text or cells(text) > width


@given(TEXT, st.integers(2, 30))
def test_what_is_wrapped_fits_and_keeps_its_words(text: str, width: int) -> None:
    lines = wrapped(text, width, 50)
    assert max(map(cells, lines), default=0) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_wide_character_takes_two_cells() -> None:
    assert pad("模", 4) == "模  "
    assert cut("a/long/path/x.py", 9) == "a/l…/x.py"


@pytest.mark.parametrize("line", [" ::error::x", "::error::x"])
def test_what_is_printed_is_no_command(line: str) -> None:
    assert printed([Text(line)], 80, colour=False) == line.replace("::error", "\\x3a:error") + "\n"
