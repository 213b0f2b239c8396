import re

import pytest
from rich.cells import cell_len

from openassay.report import Options
from openassay.report.matrix import render
from openassay.schema import Report

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [1, 40, 60, 80, 110, 200])
def test_no_line_is_wider_than_the_screen(whole: Report, weights_only: Report, width: int) -> None:
    text = render([whole, weights_only], "terminal", Options(width=width))
    assert max(map(cell_len, text.splitlines())) <= max(width, 40)


def test_colour_only_adds_to_what_is_there_without(whole: Report, weights_only: Report) -> None:
    plain = render([whole, weights_only], "terminal", Options())
    coloured = render([whole, weights_only], "terminal", Options(colour=True))
    assert "\x1b[31m" in coloured
    assert [line.rstrip() for line in ESCAPE.sub("", coloured).splitlines()] == plain.splitlines()


def test_a_wide_screen_has_one_band_and_a_narrow_one_repeats_the_names(whole: Report, weights_only: Report) -> None:
    assert render([whole, weights_only], "terminal", Options(width=250)).count("Whole 1B") == 1
    assert render([whole, weights_only], "terminal", Options(width=80)).count("Whole 1B") > 1


def test_where_every_release_is_from_is_told_at_the_end(whole: Report, software: Report) -> None:
    last = render([whole, software], "terminal", Options(width=120)).splitlines()[-3:]
    assert last[0].startswith(" 1  model · https://git.example.org/people/whole.git @ 0123456")
    assert last[1].startswith(" 2  software · https://git.example.org/people/tool")
    assert last[2] == " 2 releases · nothing was executed · openassay 0.1.0"
