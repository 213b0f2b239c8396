"""What every format of a matrix must do. A new one is found by itself."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from openassay.report import Options
from openassay.report.matrix import formats, render
from openassay.report.matrix.grid import grid
from openassay.schema import Report, UsageError


@pytest.fixture
def three(whole: Report, weights_only: Report, software: Report) -> list[Report]:
    return [whole, weights_only, software]


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_format_gives_its_golden_file(name: str, three: list[Report], golden: Callable[[str, str], None]) -> None:
    golden(f"matrix{formats()[name].SUFFIX}", render(three, name, Options()))


@pytest.mark.parametrize("name", sorted(formats()))
def test_every_state_claim_grade_and_licence_is_there_in_words(name: str, three: list[Report]) -> None:
    text = " ".join(render(three, name, Options(width=200)).split())
    words = ("included", "linked, gated", "partial", "described", "missing", "unknown", "not applicable")
    more = ("supported in part", "supported", "weights-only", "undetermined", "open source", "Apache-2.0", "not open")
    assert [word for word in (*words, *more) if word not in text and word != "weights-only"] == []


@pytest.mark.parametrize("name", sorted(formats()))
def test_only_the_parts_asked_for_are_columns(name: str, three: list[Report]) -> None:
    text = render(three, name, Options(parts=("rng",), width=200))
    assert "rng" in text
    assert "hyperparameters</th>" not in text
    assert "hyperparameters_terms" not in text


def test_rows_keep_the_order_in_which_they_were_given(three: list[Report]) -> None:
    assert [line.title for line in grid(three[::-1], Options()).lines][::2] == ["tool", "Whole 1B"]


def test_a_standard_that_one_report_lacks_is_empty_there(three: list[Report]) -> None:
    made = grid(three, Options())
    assert [id_ for id_, _ in made.standards] == ["seven-parts", "osaid"]
    assert [line.grades for line in made.lines] == [
        ("whole", "needs a human"),
        ("undetermined", ""),
        ("open source", ""),
    ]


@pytest.mark.parametrize(
    ("state", "supported", "word"),
    [
        ("self", "yes", "supported"),
        ("self", "no", "not supported"),
        ("other", "unknown", "none"),
        ("none", "yes", "none"),
    ],
)
def test_the_claim_in_a_word(whole: Report, state: str, supported: str, word: str) -> None:
    report = replace(whole, claim=replace(whole.claim, state=state, supported=supported))
    assert grid([report], Options()).lines[0].claim == word


def test_a_format_that_does_not_exist_is_a_usage_error(whole: Report) -> None:
    with pytest.raises(UsageError, match="side by side as csv, html, terminal, not as xml"):
        render([whole], "xml", Options())


def test_looking_for_formats_loads_nothing_heavy() -> None:
    program = (
        "import sys; from openassay.report.matrix import formats; formats();"
        "print(sorted({'rich', 'jinja2', 'xml.etree.ElementTree'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
