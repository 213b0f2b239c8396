"""One line for each place."""

from msgspec.structs import replace

from openassay.report import Options, render
from openassay.schema import Evidence, Location, Report


def test_a_line_for_each_place_and_a_count(whole: Report) -> None:
    places = (Location(path="a.py", line=9), Location(path="b.py", line=2))
    fault = Evidence(
        rule="OA-RNG-11",
        fact="rng.x",
        part="rng",
        outcome="yes",
        message="It draws.",
        severity="error",
        locations=places,
    )
    lines = render(replace(whole, evidence=(fault,)), "lint", Options()).splitlines()
    assert "a.py:9: error: It draws. [OA-RNG-11]" in lines
    assert "b.py:2: error: as at a.py:9 [OA-RNG-11]" in lines
    assert lines[-1].startswith("Found: 2 error(s)")


def test_the_gravest_come_first_and_doubt_is_told(whole: Report) -> None:
    def fault(level: str, line: int, sure: str = "certain") -> Evidence:
        place = (Location(path="a.py", line=line),)
        return Evidence(
            rule="OA-RNG-11",
            fact="rng.x",
            part="rng",
            outcome="yes",
            message=f"{level}.",
            severity=level,
            sure=sure,
            locations=place,
        )

    text = render(replace(whole, evidence=(fault("note", 1), fault("error", 9, "likely"))), "lint", Options())
    assert text.index("a.py:9: error: error. (likely)") < text.index("a.py:1: note: note.")
