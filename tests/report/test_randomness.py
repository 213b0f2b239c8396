"""The randomness map: lanes for sources, marks for steps, as text and as a picture."""

from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from openassay.report import Options, render
from openassay.report.randomness import maps
from openassay.schema import Evidence, Location, Report

HOSTILE = "</text><script>alert(1)</script>\x1b[31m\u202e"


def step(fact: str, source: str, said: str, line: int, program: str = "train.py") -> Evidence:
    place = Location(path="train.py", line=line)
    return Evidence(
        rule="OA-RNG-04",
        fact=fact,
        part="rng",
        outcome="yes",
        message=said,
        value=source,
        locations=(place,),
        searched=(program,),
    )


STEPS = (
    step("rng.seeding", "torch (global)", "torch.manual_seed seeds with 7", 4),
    step("rng.draw", "torch (global)", "torch.rand draws", 9),
    step("rng.draw", "random (global)", "random.random draws", 12),
    step("rng.draw", HOSTILE, HOSTILE, 13, program="other.py"),
)


@pytest.fixture
def mapped(whole: Report) -> Report:
    return replace(whole, evidence=(*whole.evidence, *STEPS))


def test_each_program_has_a_map_with_its_steps_in_order(mapped: Report) -> None:
    first, second = maps(mapped)
    assert (first.program, second.program) == ("train.py", "other.py")
    assert [(one.number, one.kind, one.where.text) for one in first.marks if one.where] == [
        (1, "seed", "train.py:4"),
        (2, "draw", "train.py:9"),
        (3, "draw", "train.py:12"),
    ]
    assert [(one.name, one.seeded) for one in first.lanes] == [("torch (global)", True), ("random (global)", False)]
    assert len({one.x for one in first.lanes}) == 2
    assert all(one.y < first.height and one.x < first.width for one in first.marks)


def test_the_text_is_a_table(mapped: Report) -> None:
    text = render(mapped, "map", Options())
    assert text.startswith("train.py: 2 sources, 3 steps")
    assert "   2 ▬ torch (global)   torch.rand draws" in text
    assert "\x1b" not in text


def test_without_draws_it_says_so(whole: Report) -> None:
    assert render(whole, "map", Options()) == "No program was found that draws random numbers.\n"
    assert "<svg" not in render(whole, "html", Options())


def test_the_picture_is_in_the_page_and_harmless(mapped: Report) -> None:
    page = render(mapped, "html", Options())
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(page)
    assert tags.count("svg") == 2
    assert "script" not in tags
    assert "stroke-dasharray" in page
