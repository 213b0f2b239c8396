import json

from openassay.report import Options, render
from openassay.schema import PARTS, Report, decode


def test_what_is_read_back_is_the_report(any_report: Report) -> None:
    assert decode(render(any_report, "json", Options(parts=("rng",), width=20)).encode(), Report) == any_report


def test_keys_come_in_the_published_order(any_report: Report) -> None:
    text = render(any_report, "json", Options())
    read = json.loads(text)
    assert list(read) == [
        "schema",
        "release",
        "subject",
        "parts",
        "claim",
        "evidence",
        "verdicts",
        "not_examined",
        "assessment",
        "tool",
    ]
    assert list(read["parts"]) == list(PARTS)
    assert list(read["parts"]["rng"])[:5] == ["state", "access", "fixed", "licence", "evidence"]
    assert list(read["evidence"][0])[:9] == [
        "id",
        "rule",
        "fact",
        "part",
        "outcome",
        "sure",
        "message",
        "locations",
        "searched",
    ]
    assert text.startswith('{\n  "schema": "openassay.report/1",\n')
