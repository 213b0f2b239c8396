import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from openassay.report import Options, render
from openassay.schema import Evidence, Location, Report, Step

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [40, 60, 80, 110, 200])
def test_no_line_is_wider_than_the_screen(any_report: Report, options: Options, width: int) -> None:
    text = render(any_report, "terminal", replace_width(options, width))
    assert max(map(cell_len, text.splitlines())) <= width


def replace_width(options: Options, width: int, *, colour: bool = False) -> Options:
    return Options(width=width, colour=colour, rules=options.rules)


def test_a_whole_model_fits_on_one_screen(whole: Report, options: Options) -> None:
    assert len(render(whole, "terminal", options).splitlines()) <= 24


def test_the_claim_stands_beside_the_finding_and_first(whole: Report, options: Options) -> None:
    lines = render(whole, "terminal", options).splitlines()
    assert lines[1].split() == ["It", "says", "“a", "fully", "open", "language", "model”", "README.md:3"]
    assert lines[2].startswith(" We found   The whole model")


def test_colour_only_adds_to_what_is_there_without(weights_only: Report, options: Options) -> None:
    plain = render(weights_only, "terminal", options)
    coloured = render(weights_only, "terminal", replace_width(options, 80, colour=True))
    assert "\x1b[31m" in coloured
    assert [line.rstrip() for line in ESCAPE.sub("", coloured).splitlines()] == plain.splitlines()


def test_markup_of_the_terminal_library_in_a_name_is_text(whole: Report, options: Options) -> None:
    named = replace(whole, subject=replace(whole.subject, name="[bold red]x[/] :smile:"))
    assert "[bold red]x[/] :smile:" in render(named, "terminal", options)


def test_wide_characters_count_twice(weights_only: Report, options: Options) -> None:
    line = next(line for line in render(weights_only, "terminal", options).splitlines() if "dataset   " in line)
    assert "卡片.md:186" in line


def test_software_shows_no_parts_but_what_the_finding_rests_on(software: Report, options: Options) -> None:
    text = render(software, "terminal", options)
    assert "frameworks" not in text
    assert "LICENSE.txt:1" in text


def test_what_a_long_licence_amounts_to_is_never_cut_off(whole: Report, options: Options) -> None:
    terms = replace(whole.parts["rng"].licence, expression=" AND ".join(["LicenseRef-very-long"] * 5), open="no")
    parts = {**whole.parts, "rng": replace(whole.parts["rng"], licence=terms)}
    line = next(
        line for line in render(replace(whole, parts=parts), "terminal", options).splitlines() if " rng" in line
    )
    assert "… (not open)" in line


def test_the_foot_says_what_was_left_out(weights_only: Report, options: Options) -> None:
    last = render(weights_only, "terminal", options).splitlines()[-1]
    assert last == " 61 files · 1 not examined · nothing was executed · openassay 0.1.0"


def test_the_cheapest_steps_come_first_and_the_rest_is_counted(weights_only: Report, options: Options) -> None:
    text = render(weights_only, "terminal", options)
    assert text.index("OA-HYP-01") < text.index("OA-TRN-01") < text.index("OA-DAT-03") < text.index("and 1 more")


def test_many_contradictions_are_counted(whole: Report, options: Options) -> None:
    found = tuple(
        Evidence(
            rule="OA-CON-12",
            fact="consistency.broken_link",
            part="consistency",
            outcome="no",
            severity="note",
            message=f"Link {number}.",
            locations=(Location(path="README.md", line=number),),
        )
        for number in range(1, 9)
    )
    text = render(replace(whole, evidence=found), "terminal", options)
    assert text.count(" But ") == 5
    assert "and 3 more contradictions" in text


def test_the_first_step_of_each_rule_goes_before_further_ones(whole: Report, options: Options) -> None:
    steps = tuple(
        Step(
            rule=rule,
            text=f"{rule} {number}.",
            location=Location(path="README.md", line=number),
            write=f"line {number}",
        )
        for rule, number in (("OA-LIC-01", 1), ("OA-LIC-01", 2), ("OA-FRM-01", 3), ("OA-RNG-01", 4))
    )
    asked = replace(whole, verdicts=(replace(whole.verdicts[0], next=steps),))
    lines = [row for row in render(asked, "terminal", options).splitlines() if "README.md:" in row and "line" in row]
    assert [row.split()[2:4] for row in lines] == [["line", "1"], ["line", "3"], ["line", "4"]]
