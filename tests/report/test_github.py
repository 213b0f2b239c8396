import pytest
from msgspec.structs import replace

from openassay.report import Options, render
from openassay.report.github import command
from openassay.schema import Evidence, Report


def lines(report: Report) -> list[str]:
    return render(report, "github", Options()).splitlines()


def many(report: Report, count: int, **given: object) -> Report:
    words = {"rule": "OA-TST-07", "fact": "x.y", "part": "x", "outcome": "no", "searched": ("x",)}
    more = (Evidence(**{**words, **given, "message": f"m{number}"}) for number in range(count))
    return replace(report, evidence=(*report.evidence, *more))


def test_a_whole_release_is_one_notice(whole: Report) -> None:
    assert lines(whole) == [
        "::notice title=Whole 1B::The whole model: all 7 parts are shared, all under open terms; not executed."
    ]


def test_gravest_first(weights_only: Report) -> None:
    levels = [line.split()[0] for line in lines(weights_only)]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)


def test_an_unsupported_claim_is_an_error_at_its_line(whole: Report) -> None:
    report = replace(whole, claim=replace(whole.claim, supported="no"))
    assert lines(report)[0].startswith("::error file=README.md,line=3,endLine=3,title=OA-TST-01::It says “a fully open")


@pytest.mark.parametrize(("count", "shown"), [(9, 10), (10, 10), (40, 10)])
def test_no_more_of_a_level_than_are_shown(whole: Report, count: int, shown: int) -> None:
    found = lines(many(whole, count))
    assert len(found) == shown
    assert found[0].startswith("::notice title=Whole 1B::")
    assert found[-1].startswith("::notice::and") == (count > 9)
    if count == 40:
        assert found[-1] == "::notice::and 32 more: see the report in another format"


def test_levels_are_limited_apart(whole: Report) -> None:
    found = lines(many(many(whole, 12, severity="error"), 12, severity="warning"))
    assert [line.partition(" ")[0].partition("::and")[0] for line in found].count("::error") == 10


def test_what_is_not_known_says_so(weights_only: Report) -> None:
    assert any(line.startswith("::notice title=hyperparameters::Not known:") for line in lines(weights_only))


def test_what_could_not_be_read_is_told(whole: Report) -> None:
    found = lines(many(whole, 1, outcome="error", severity="error"))
    assert found[0] == "::error title=OA-TST-07::Could not be examined: m0"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("100%", "100%25"), ("a\r\nb", "a b"), ("%0A::error::x", "%250A::error::x"), ("a:b,c", "a:b,c")],
)
def test_text_is_escaped(text: str, escaped: str) -> None:
    assert command("notice", text) == f"::notice::{escaped}"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a:b,c%", "a%3Ab%2Cc%25"), ("a\nb\r", "a\\nb\\r"), ("x::y", "x%3A%3Ay"), ("##[group]", "\\x23#[group]")],
)
def test_a_property_is_escaped(text: str, escaped: str) -> None:
    assert command("notice", "m", file=text) == f"::notice file={escaped}::m"


def test_an_empty_property_is_left_out() -> None:
    assert command("error", "m", file="", title="t") == "::error title=t::m"
