"""Every format and every standard has its expected result on disk, and no expectation is left without an owner."""

from pathlib import Path

import pytest

from openassay import report, standard
from openassay.report import matrix

TESTS = Path(__file__).parents[1]
REPORTS = TESTS / "report" / "golden"
VERDICTS = TESTS / "standard" / "golden"
EXAMPLES = ("whole", "weights_only")


@pytest.mark.parametrize("name", sorted(report.formats()))
@pytest.mark.parametrize("example", EXAMPLES)
def test_format_has_a_golden_report(name, example):
    assert (REPORTS / f"{example}{report.formats()[name].SUFFIX}").stat().st_size > 0


@pytest.mark.parametrize("name", sorted(matrix.formats()))
def test_matrix_format_has_a_golden_matrix(name):
    assert (REPORTS / f"matrix{matrix.formats()[name].SUFFIX}").stat().st_size > 0


def test_every_golden_report_belongs_to_a_format():
    wanted = {f"{example}{one.SUFFIX}" for one in report.formats().values() for example in EXAMPLES}
    wanted |= {f"matrix{one.SUFFIX}" for one in matrix.formats().values()}
    assert {path.name for path in REPORTS.iterdir()} - wanted == set()


@pytest.mark.parametrize("id_", standard.ids())
def test_standard_has_a_golden_verdict(id_):
    assert list(VERDICTS.glob(f"*{id_}*"))
