"""Reports in which every string is a stranger's: whatever it says, each format stays what it is."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from openassay.report import Options, RuleText, formats, matrix, render
from openassay.schema import (
    PARTS,
    Claim,
    Criterion,
    Evidence,
    Licence,
    Location,
    NotExamined,
    PartReport,
    Reading,
    ReleaseRef,
    Report,
    Step,
    Subject,
    Tool,
    TreeRef,
    Verdict,
)

SCHEMA = json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0.json").read_text())
ATTACKS = (
    "\n::error file=x,line=1::owned",
    "::stop-commands::x",
    "\r::add-mask::x\r",
    "%0A::error::x",
    " ##[group]x",
    "##vso[task.setvariable variable=x]y",
    '=HYPERLINK("https://evil.example";"x")',
    "+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\uff1d1",
    'x","y\n=1',
    "]]>",
    "<![CDATA[",
    "--><x>",
    "&#0;",
    "\x00\x0b\x1b[2J\x7f\x85",
    "\ufffe\uffff",
    "\u202e\u2066\u2028\u2029",
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "'><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "https://host.example/%zz/\u00fc?<>#\"'",
    "https://host.example/o/n",
    "{0}",
    "{{",
    "[x](https://evil.example)",
    "[x\\](1)",
    "../../etc/passwd",
    "//host/share",
    "C:\\x",
    "{{ 7*7 }}{% x %}",
    "0123456789abcdef0123456789abcdef01234567",
    "seven-parts",
    "a:b,c=d",
)
TEXT = st.one_of(
    st.sampled_from(ATTACKS), st.text(max_size=12), st.lists(st.sampled_from(ATTACKS), max_size=3).map("".join)
)
SOME = TEXT.filter(bool)
NUMBER = st.one_of(st.none(), st.integers(-2, 2**40))
LOCATION = st.one_of(
    st.builds(Location, tree=TEXT, path=SOME, line=NUMBER, end_line=NUMBER),
    st.builds(Location, address=SOME, read_on=SOME),
)
EVIDENCE = st.builds(
    Evidence,
    rule=TEXT,
    fact=st.one_of(TEXT, st.just("software.source")),
    part=st.one_of(TEXT, st.sampled_from((*PARTS, "consistency"))),
    outcome=st.sampled_from(("yes", "no", "unknown", "not_applicable", "error")),
    message=TEXT,
    sure=st.sampled_from(("certain", "likely", "weak")),
    severity=st.sampled_from((None, "note", "warning", "error")),
    value=TEXT,
    locations=st.lists(LOCATION, max_size=3).map(tuple),
    searched=st.lists(TEXT, min_size=1, max_size=2).map(tuple),
)
ANSWERS = st.one_of(TEXT, st.sampled_from(("yes", "no", "unknown", "needs-human", "not_applicable", "missing")))


@st.composite
def reports(draw: Any) -> Report:
    evidence = tuple({one.id: one for one in draw(st.lists(EVIDENCE, max_size=6))}.values())
    cited = st.lists(st.sampled_from([one.id for one in evidence] or ["none"]), max_size=3).map(tuple)
    kinds = st.sampled_from(("model", "dataset", "benchmark", "software", "unknown"))
    part = st.builds(
        PartReport,
        state=st.sampled_from(("included", "linked", "partial", "described", "missing", "not_applicable", "unknown")),
        access=st.sampled_from(("open", "gated", "unknown", "none")),
        fixed=st.sampled_from(("commit", "hash", "version", "none")),
        licence=st.builds(Licence, expression=TEXT, open=st.sampled_from(("yes", "no", "unknown")), evidence=cited),
        note=TEXT,
        evidence=cited,
    )
    criterion = st.builds(
        Criterion, id=st.one_of(TEXT, st.sampled_from(PARTS)), outcome=ANSWERS, question=TEXT, note=TEXT, evidence=cited
    )
    verdict = st.builds(
        Verdict,
        standard=st.one_of(TEXT, st.just("seven-parts")),
        title=TEXT,
        version=TEXT,
        revision=st.integers(0, 9),
        grade=TEXT,
        summary=TEXT,
        candidates=st.lists(TEXT, max_size=2).map(tuple),
        criteria=st.lists(criterion, max_size=4).map(tuple),
        next=st.lists(
            st.builds(
                Step,
                rule=TEXT,
                text=TEXT,
                location=st.none() | st.builds(Location, path=TEXT.filter(bool), line=st.none() | st.integers(1, 99)),
                new=st.booleans(),
                write=TEXT,
            ),
            max_size=3,
        ).map(tuple),
    )
    tree = st.builds(
        TreeRef, name=TEXT, address=TEXT, revision=TEXT, entries=st.integers(0, 9), bytes=st.just(1), sha256=TEXT
    )
    trees = st.lists(tree, max_size=2).map(tuple)
    left = st.builds(NotExamined, what=TEXT, why=TEXT)
    return draw(
        st.builds(
            Report,
            release=st.builds(ReleaseRef, address=TEXT, revision=TEXT, subfolder=TEXT, name=TEXT, trees=trees, id=TEXT),
            subject=st.builds(
                Subject,
                kind=kinds,
                name=TEXT,
                version=TEXT,
                readings=st.lists(st.builds(Reading, kind=kinds, why=TEXT), max_size=2).map(tuple),
                evidence=cited,
            ),
            parts=st.fixed_dictionaries(dict.fromkeys(PARTS, part)),
            claim=st.builds(
                Claim,
                state=st.sampled_from(("self", "other", "none")),
                text=TEXT,
                supported=st.sampled_from(("yes", "in part", "no", "unknown")),
                evidence=cited,
            ),
            evidence=st.just(evidence),
            verdicts=st.lists(verdict, max_size=3).map(tuple),
            not_examined=st.lists(left, max_size=2).map(tuple),
            assessment=TEXT,
            tool=st.builds(Tool, version=TEXT, options=st.lists(TEXT, max_size=2).map(tuple)),
        )
    )


OPTIONS = st.builds(
    Options,
    width=st.integers(0, 200),
    parts=st.lists(st.sampled_from(PARTS), max_size=2).map(tuple),
    rules=st.dictionaries(TEXT, st.builds(RuleText, id=TEXT, question=TEXT, why=TEXT, satisfy=TEXT), max_size=3),
)
hostile = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def formula(text: str) -> bool:
    return text.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"))


@hostile
@given(report=reports(), options=OPTIONS)
def test_every_format_gives_lines_of_what_can_be_seen(report: Report, options: Options) -> None:
    for name in formats():
        text = render(report, name, options)
        assert text.endswith("\n")
        assert text.splitlines() == text.split("\n")[:-1]
        assert [one for one in text if not one.isprintable() and one.isascii() and one != "\n"] == []


@pytest.fixture(scope="session")
def valid() -> Callable[[Any], None]:
    checker = FormatChecker(formats=())
    address = r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
    reference = r"(?:[A-Za-z0-9._~/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
    checker.checks("uri")(lambda text: bool(re.fullmatch(address, text)))
    checker.checks("uri-reference")(lambda text: bool(re.fullmatch(f"{address}|{reference}", text)))
    return Draft202012Validator(SCHEMA, format_checker=checker).validate


def messages(value: Any) -> list[str]:
    """The text of every message of a SARIF log."""
    if isinstance(value, dict):
        return [
            *([value["text"]] if isinstance(value.get("text"), str) else []),
            *(text for one in value.values() for text in messages(one)),
        ]
    return [text for one in value for text in messages(one)] if isinstance(value, list) else []


@hostile
@given(report=reports(), options=OPTIONS)
def test_sarif_is_valid_and_its_messages_are_text(
    valid: Callable[[Any], None], report: Report, options: Options
) -> None:
    log = json.loads(render(report, "sarif", options))
    valid(log)
    for text in messages(log):
        assert set(re.findall(r"[{}]+", text.replace("{{", "").replace("}}", ""))) == set()
        assert not re.search(r"(?<!\\)\]\(", text)
    run = log["runs"][0]
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]] if run["results"] else []
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert all(one["locations"] for one in run["results"])
    prints = [one["partialFingerprints"]["openassayProblem/v1"] for one in run["results"]]
    assert len(set(prints)) == len(prints)


@hostile
@given(report=reports(), options=OPTIONS)
def test_junit_is_well_formed_and_counts_what_it_holds(report: Report, options: Options) -> None:
    top = ET.fromstring(render(report, "junit", options))  # noqa: S314 - our own text, and the point of the test
    assert [one.tag for one in top] == ["testsuite"] * max(1, len(report.verdicts))
    assert {one.tag for one in top.iter()} <= {
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped", "system-out",
    }  # fmt: skip
    for element in (top, *top):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert element.get(name) == str(len(list(element.iter(tag))))


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), strict=True))


@hostile
@given(report=reports(), options=OPTIONS)
def test_csv_has_a_row_for_every_part_and_no_formula(report: Report, options: Options) -> None:
    text = render(report, "csv", options)
    rows = cells(text)
    assert len(rows) == text.count("\n") == 1 + len(set(options.parts) or PARTS)
    assert {len(row) for row in rows} == {11}
    assert not any(formula(cell) for row in rows for cell in row)


@hostile
@given(report=reports(), options=OPTIONS)
def test_every_annotation_is_one_command_with_known_properties(report: Report, options: Options) -> None:
    command = re.compile(r"::(error|warning|notice)(?: ((?:file|line|endLine|title)=[^:,]+,?)+)?::[^\r\n]*")
    levels = [command.fullmatch(line)[1] for line in render(report, "github", options).splitlines()]
    assert levels
    assert max(map(levels.count, levels)) <= 10


@hostile
@given(report=reports(), options=OPTIONS)
def test_no_log_of_a_check_obeys_a_release(report: Report, options: Options) -> None:
    for text in (render(report, "terminal", options), matrix.render([report], "terminal", options)):
        assert not re.search(r"^\s*::|##\[|##vso\[", text, re.MULTILINE)


def assert_inert(page: Any) -> None:
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object", "base", "form", "svg"} & set(page.tags)
    assert not [key for key, _ in page.attributes if key.startswith("on") or key in {"src", "srcset", "style"}]
    assert all(value.startswith(("https://", "#")) for value in page.values("href"))


@hostile
@given(every=st.lists(reports(), min_size=1, max_size=3), options=OPTIONS)
def test_pages_are_inert(read_page: Callable[[str], Any], every: list[Report], options: Options) -> None:
    assert_inert(read_page(render(every[0], "html", options)))
    assert_inert(read_page(matrix.render(every, "html", options)))


@hostile
@given(every=st.lists(reports(), min_size=1, max_size=3), options=OPTIONS)
def test_a_matrix_has_a_row_for_every_release_and_no_formula(every: list[Report], options: Options) -> None:
    text = matrix.render(every, "csv", options)
    rows = cells(text)
    assert len(rows) == text.count("\n") == 1 + len(every)
    assert len({len(row) for row in rows}) == 1
    assert not any(formula(cell) for row in rows for cell in row)
