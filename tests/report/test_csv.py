import csv

import pytest
from msgspec.structs import replace

from openassay.report import Options, render
from openassay.report.csv import HEADER, cell
from openassay.schema import PARTS, Report


def rows(report: Report, **given: object) -> list[dict[str, str]]:
    return list(csv.DictReader(render(report, "csv", Options(**given)).splitlines()))


def test_every_part_has_a_row_whatever_its_state(any_report: Report) -> None:
    found = rows(any_report)
    assert [one["part"] for one in found] == list(PARTS)
    assert tuple(found[0]) == HEADER


def test_a_row_says_state_access_terms_place_and_reason(weights_only: Report) -> None:
    found = {one["part"]: one for one in rows(weights_only)}
    one = found["parameters"]
    assert (one["state"], one["access"], one["fixed"]) == ("linked", "gated", "commit")
    assert (one["licence"], one["licence_open"]) == ("LicenseRef-community", "no")
    assert one["where"].endswith(":41")
    assert found["training_code"]["message"].startswith("No optimiser step on any path; looked in 44 Python files")


def test_only_the_parts_asked_for(whole: Report) -> None:
    assert [one["part"] for one in rows(whole, parts=("rng", "dataset"))] == ["dataset", "rng"]


@pytest.mark.parametrize("text", ["=1+1", " =1", "\t=1", "\r\n@x", "+1", "-1", "|x", "%x", "\uff1d1", "\u22121"])
def test_no_cell_is_a_formula(whole: Report, text: str) -> None:
    assert cell(text).startswith("'")
    named = replace(whole, subject=replace(whole.subject, name=text))
    assert rows(named)[0]["release"].startswith("'")


def test_an_ordinary_cell_is_as_it_is() -> None:
    assert cell('a, "b"; c=d') == 'a, "b"; c=d'
