"""JUnit XML for the test view of a CI service: a suite per standard, a case per criterion."""

from typing import TYPE_CHECKING

from openassay.report.options import Options
from openassay.report.place import place
from openassay.report.plain import prose, visible
from openassay.report.words import covered, is_open, state
from openassay.schema import PARTS, Criterion, Evidence, Report, Verdict

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "junit"
SUFFIX = ".xml"
SEVERAL = False

_FAILED = ("no", "not met", "not open", "missing", "described", "partial", "mixed", "unstated", "unlicensed")
_SKIPPED = {
    "unknown": "unknown",
    "undetermined": "unknown",
    "needs-human": "for a person to judge",
    "not_applicable": "does not apply",
    "not applicable": "does not apply",
}
_CITED = 10


def render(report: Report, options: Options) -> str:  # noqa: ARG001 - every format has the same call
    """The suites. What is not known is skipped with its reason, or an error where something could not be read."""
    from xml.etree import ElementTree as ET

    top = ET.Element("testsuites", name=_title(report))
    known = {one.id: one for one in report.evidence}
    top.extend([_suite(report, verdict, known) for verdict in report.verdicts] or [_audit(report)])
    for suite in list(top)[:1]:
        left = "\n".join(f"{visible(one.what)}: {prose(one.why)}" for one in report.not_examined)
        ET.SubElement(suite, "system-out").text = f"Not examined:\n{left}" if left else "Everything was examined."
    for element in (top, *top):
        _count(element)
    ET.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(top, encoding="unicode")}\n'


def _title(report: Report) -> str:
    return prose(report.subject.name) or visible(report.release.address)


def _count(element: "Element") -> None:
    element.set("tests", str(len(element.findall(".//testcase"))))
    for word, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(word, str(len(element.findall(f".//{tag}"))))


def _audit(report: Report) -> "Element":
    """An audit of programs alone: a case for each program, failed for each error in it and told the rest."""
    from xml.etree.ElementTree import Element, SubElement

    suite = Element("testsuite", name="rng")
    for one in report.evidence:
        told = one.outcome == "yes" and one.severity
        if one.fact != "rng.walked" and not told and one.outcome != "unknown":
            continue
        where = place(one.locations[0], report.release).text if one.locations else ""
        case = SubElement(suite, "testcase", classname=visible(one.rule), name=prose(f"{where} {one.message}".strip()))
        if told:
            SubElement(case, "failure", type=visible(one.severity or ""), message=prose(one.message)).text = where
        elif one.outcome == "unknown":
            SubElement(case, "skipped", message=prose(one.message))
    return suite


def _suite(report: Report, verdict: Verdict, known: dict[str, Evidence]) -> "Element":
    from xml.etree.ElementTree import Element, SubElement

    suite = Element("testsuite", name=visible(verdict.standard))
    properties = SubElement(suite, "properties")
    for name, value in _properties(report, verdict).items():
        SubElement(properties, "property", name=name, value=value)
    for one in verdict.criteria:
        if not _step(verdict, one):
            suite.append(_case(report, verdict, one, [known[id_] for id_ in one.evidence if id_ in known]))
    return suite


def _properties(report: Report, verdict: Verdict) -> dict[str, str]:
    return {
        "title": prose(f"{verdict.title} {verdict.version}"),
        "grade": prose(verdict.grade),
        "summary": prose(verdict.summary),
        "release": visible(report.release.address),
        "revision": visible(report.release.revision),
        "assessment": visible(report.assessment),
        "openassay": visible(report.tool.version),
    }


def _step(verdict: Verdict, one: Criterion) -> bool:
    """A question on the way to a part, such as its access: the case of the part tells it."""
    return verdict.standard == "seven-parts" and one.id.partition(".")[0] in PARTS and "." in one.id


def _case(report: Report, verdict: Verdict, one: Criterion, cited: list[Evidence]) -> "Element":
    from xml.etree.ElementTree import Element, SubElement

    case = Element("testcase", classname=visible(verdict.standard), name=visible(one.id))
    tag, kind, why = _outcome(report, verdict, one, cited)
    if tag:
        message = prose(": ".join(filter(None, [kind, why])))
        SubElement(case, tag, message=message, type=prose(kind)).text = _body(report, cited)
    return case


def _outcome(report: Report, verdict: Verdict, one: Criterion, cited: list[Evidence]) -> tuple[str, str, str]:
    """The tag of the case's answer, none where it passed; the answer in words; the reason."""
    why = " ".join(filter(None, [one.question, f"({one.note})" if one.note else ""]))
    if one.outcome in _SKIPPED:
        broken = one.outcome != "not_applicable" and any(seen.outcome == "error" for seen in cited)
        return "error" if broken else "skipped", _SKIPPED[one.outcome], why
    if verdict.standard == "seven-parts" and one.id in PARTS:
        part = report.parts[one.id]
        return "" if is_open(part) else "failure", state(part) + covered(part), why
    return "failure" if one.outcome in _FAILED else "", one.outcome, why


def _body(report: Report, cited: list[Evidence]) -> str:
    """What it rests on, with places or what was searched, a finding a line."""
    lines = [f"{prose(one.message)} [{_where(report, one)}] {visible(one.rule)}" for one in cited[:_CITED]]
    return "\n".join(lines + ([f"and {len(cited) - _CITED} more"] if len(cited) > _CITED else []))


def _where(report: Report, one: Evidence) -> str:
    places = [place(spot, report.release).text for spot in one.locations[:3]]
    return ", ".join(places) or "looked in " + ", ".join(map(prose, one.searched[:4]))
