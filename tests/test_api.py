import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from openassay import api, detect, source, standard
from openassay.detect import Detector
from openassay.schema import Assessment, Evidence, OpenassayError, Report, Step, UsageError, canonical, decode, digest

KEPT = Path(__file__).parent / "report" / "golden" / "whole.json"
RULES = tuple(
    Detector(id=id_, part="rng", question=f"{id_}?", why="w", satisfy=f"Do {id_}.", facts=("rng.seed",))
    for id_ in ("OA-RNG-01", "OA-RNG-02")
)


@pytest.fixture
def kept() -> Report:
    return decode(KEPT.read_bytes(), Report)


@pytest.fixture
def assessment(kept: Report) -> Assessment:
    return Assessment(release=kept.release, subject=kept.subject, evidence=kept.evidence, tool=kept.tool)


@pytest.fixture(autouse=True)
def catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "catalogue", lambda: RULES)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, assessment: Assessment) -> list[object]:
    """What was asked of the source, and which tool the detectors were given."""
    asked: list[object] = []

    @contextmanager
    def place(wanted: source.Wanted) -> Iterator[SimpleNamespace]:
        asked.append(wanted)
        try:
            yield SimpleNamespace(release=SimpleNamespace(trees=(SimpleNamespace(entries=1),)))
        finally:
            asked.append("closed")

    monkeypatch.setattr(source, "open_release", place)
    monkeypatch.setattr(detect, "run", lambda place, tool, max_seconds, audited: asked.append(tool) or assessment)
    return asked


@pytest.fixture
def graded(monkeypatch: pytest.MonkeyPatch, kept: Report) -> list[str]:
    """The standards that were evaluated, in order."""
    seen: list[str] = []
    ids = [SimpleNamespace(id=one) for one in ("mof", "seven-parts")]
    monkeypatch.setattr(standard, "rubrics", lambda: ids)
    monkeypatch.setattr(standard, "load", lambda id_: id_)
    monkeypatch.setattr(
        standard, "evaluate", lambda _, id_: seen.append(id_) or replace(kept.verdicts[0], standard=id_)
    )
    monkeypatch.setattr(standard, "parts", lambda _: kept.parts)
    monkeypatch.setattr(standard, "claim", lambda *_: kept.claim)
    return seen


def test_assess_asks_the_source_and_closes_it(opened: list[object], assessment: Assessment) -> None:
    assert api.assess("here", revision="r", subfolder="s", name="n", offline=True, full=True) == assessment
    wanted, tool, closed = opened
    assert wanted == source.Wanted(address="here", revision="r", subfolder="s", name="n", offline=True, full=True)
    assert tool.options == ("offline", "digest full")
    assert closed == "closed"


def test_assess_closes_what_it_opened_when_a_detector_fails(
    opened: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(detect, "run", fail)
    with pytest.raises(RuntimeError):
        api.assess("here")
    assert opened[-1] == "closed"


def test_every_standard_is_read_and_the_seven_parts_come_first(assessment: Assessment, graded: list[str]) -> None:
    report = api.grade(assessment)
    assert graded == ["seven-parts", "mof"]
    assert [one.standard for one in report.verdicts] == ["seven-parts", "mof"]
    assert report.assessment == digest(assessment)


def test_only_the_standards_asked_for_are_read(assessment: Assessment, graded: list[str]) -> None:
    api.grade(assessment, ["seven-parts"])
    assert graded == ["seven-parts"]


def test_check_is_assess_and_grade(opened: list[object], graded: list[str], assessment: Assessment) -> None:
    report = api.check("here", standards=["mof"], max_seconds=1.0)
    assert report.evidence == assessment.evidence
    assert graded == ["seven-parts", "mof"]
    assert opened[0] == source.Wanted(address="here", max_seconds=1.0)


def test_next_steps_are_told_in_the_words_of_the_rules(kept: Report) -> None:
    asked = replace(kept, verdicts=(replace(kept.verdicts[0], next=(Step(rule="OA-RNG-02"),)),))
    assert "Do OA-RNG-02." in api.render(asked, "terminal")


def test_a_part_that_does_not_exist_is_a_usage_error(kept: Report) -> None:
    with pytest.raises(UsageError, match="no part is called weights"):
        api.render(kept, "terminal", parts=["weights"])


def test_a_report_is_read_back(kept: Report) -> None:
    assert api.load(api.render(kept, "json").encode()) == kept


def altered(change: Callable[[str], str]) -> bytes:
    return change(KEPT.read_text()).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"schema": "openassay.report/2"}',
        altered(lambda text: text.replace('"README.md"', '"OTHER.md"')),
        altered(lambda text: text.replace('"rng": {', '"noise": {')),
    ],
)
def test_what_is_no_report_or_was_altered_is_refused(data: bytes) -> None:
    with pytest.raises(OpenassayError, match="not a report of openassay"):
        api.load(data)


def test_a_rule_is_found_in_any_case() -> None:
    assert api.rule("oa-rng-01") == RULES[0]


def test_an_unknown_rule_comes_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="no rule is called OA-RNG-03: did you mean OA-RNG-0"):
        api.rule("OA-RNG-03")
    with pytest.raises(UsageError, match="openassay rule lists them all"):
        api.rule("zzz")


def test_formats_and_their_endings() -> None:
    assert {"html", "json", "markdown", "terminal"} <= set(api.formats())
    assert api.suffix("markdown") == ".md"


def test_a_gate_that_does_not_exist_is_a_usage_error(kept: Report) -> None:
    with pytest.raises(UsageError, match="nothing to fail on is called total"):
        api.failures(kept, ["total"])


def test_a_gate_is_passed_or_failed(kept: Report) -> None:
    missing = replace(kept.parts["rng"], state="missing")
    assert api.failures(kept, ["rng", "claim"]) == ()
    assert api.failures(replace(kept, parts={**kept.parts, "rng": missing}), ["rng", "dataset"]) == ("rng: missing",)


def test_an_empty_release_is_not_handed_to_the_detectors(tmp_path: Path) -> None:
    with pytest.raises(api.NothingToExamineError, match="holds no files"):
        api.assess(str(tmp_path))


def test_only_errors_that_matter_make_a_report_incomplete(kept: Report) -> None:
    def error(severity: str | None) -> Evidence:
        return replace(kept.evidence[0], outcome="error", severity=severity, message=f"{severity}", id="")

    report = replace(kept, evidence=(*kept.evidence, error("error"), error("warning"), error(None)))
    assert api.incomplete(report) == ("error",)


def test_the_api_only_puts_rooms_together() -> None:
    tree = ast.parse(Path(api.__file__).read_text())
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.For | ast.While | ast.Match)]


def test_records_stay_canonical_through_the_api(kept: Report) -> None:
    assert canonical(api.load(api.render(kept, "json").encode())) == canonical(kept)


def test_reports_are_set_side_by_side_in_the_formats_of_a_matrix(kept: Report) -> None:
    assert set(api.matrices()) == {"csv", "html", "terminal"}
    assert api.matrix([kept, kept], "csv", parts=("rng",)).splitlines()[0].count("rng") == 2
    with pytest.raises(UsageError, match="no part is called seed"):
        api.matrix([kept], "csv", parts=("seed",))


def test_only_what_is_no_document_of_its_own_may_be_told_in_a_row() -> None:
    assert [name for name in api.formats() if api.several(name)] == ["github", "lint", "map", "markdown", "terminal"]
