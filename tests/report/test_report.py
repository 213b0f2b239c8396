"""What every format must do. A new one is found by itself; its golden files are made with OPENASSAY_UPDATE=1."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from openassay.report import Options, formats, render
from openassay.schema import Report, UsageError

PEOPLE = ("html", "markdown", "terminal")


@pytest.mark.parametrize("name", sorted(formats()))
@pytest.mark.parametrize("which", ["whole", "weights_only"])
def test_a_format_gives_its_golden_file(
    name: str, which: str, options: Options, golden: Callable[[str, str], None], request: pytest.FixtureRequest
) -> None:
    golden(f"{which}{formats()[name].SUFFIX}", render(request.getfixturevalue(which), name, options))


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_format_gives_the_same_text_twice_and_ends_the_line(name: str, any_report: Report, options: Options) -> None:
    text = render(any_report, name, options)
    assert text == render(any_report, name, options)
    assert text.endswith("\n")
    assert text.strip()


@pytest.mark.parametrize("name", sorted(formats()))
def test_no_format_lets_a_control_character_through(name: str, weights_only: Report, options: Options) -> None:
    text = render(weights_only, name, options)
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


@pytest.mark.parametrize("name", PEOPLE)
def test_people_read_every_state_in_its_own_word(name: str, weights_only: Report, options: Options) -> None:
    text = render(weights_only, name, options)
    for state in ("partial", "linked, gated", "described", "unknown", "missing", "not applicable"):
        assert state in text


@pytest.mark.parametrize("name", PEOPLE)
def test_a_missing_part_says_where_one_looked(name: str, weights_only: Report, options: Options) -> None:
    assert "looked in 44 Python files, 12 documents" in " ".join(render(weights_only, name, options).split())


@pytest.mark.parametrize("name", PEOPLE)
def test_only_the_parts_asked_for_are_shown(name: str, whole: Report) -> None:
    text = render(whole, name, Options(parts=("rng",)))
    assert "rng/main.py:7" in text
    assert "frameworks/main.py:7-19</bdi></a></td>" not in text
    assert text.count("frameworks/main.py") < render(whole, name, Options()).count("frameworks/main.py")


@pytest.mark.parametrize("name", PEOPLE)
def test_a_competing_reading_and_a_contradiction_are_told(name: str, weights_only: Report, options: Options) -> None:
    text = render(weights_only, name, options)
    assert "many records" in text
    assert "The card says MIT, the file holds Apache-2.0." in text


def test_a_format_that_does_not_exist_is_a_usage_error(whole: Report) -> None:
    with pytest.raises(UsageError, match="no format is called xml: choose one of csv, github, html, json"):
        render(whole, "xml", Options())


def test_looking_for_formats_loads_nothing_heavy() -> None:
    program = (
        "import sys; from openassay.report import formats; formats();"
        "print(sorted({'rich', 'jinja2', 'markdown_it'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
