"""SARIF 2.1.0 for code scanning: what is not open, contradicts or is unknown, with rules, places and fingerprints."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from openassay.report.options import Options
from openassay.report.place import place, web
from openassay.report.plain import prose, visible
from openassay.report.problem import Problem, errors, problems
from openassay.report.words import NAMES
from openassay.schema import Evidence, Location, Report, TreeRef

NAME = "sarif"
SUFFIX = ".sarif"
SEVERAL = False

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_INCOMPLETE = 4
_BRACE = re.compile(r"[{}]")

Json = dict[str, Any]


def render(report: Report, options: Options) -> str:
    """One run. A part that is open and a fact that was found are no results: the canonical JSON has them."""
    found = problems(report)
    failed = errors(report)
    rules = sorted({visible(rule) for rule in (*(one.rule for one in found), *(one.rule for one in failed))})
    run = {
        "tool": {"driver": _driver(report, rules, options)},
        "automationDetails": {"id": _category(report)},
        "originalUriBaseIds": _bases(report),
        "versionControlProvenance": _once(_provenance(report)),
        "invocations": [_invocation(report, failed)],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, report, rules) for one in found],
        "properties": _facts(report),
    }
    kept = {key: value for key, value in run.items() if value or key == "results"}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [kept]}, ensure_ascii=False, indent=2) + "\n"


def message(text: str) -> Json:
    """A plain text message in which no brace is a placeholder and no bracket the text of a link."""
    return {"text": _BRACE.sub(lambda found: found.group() * 2, prose(text)).replace("](", "\\](")}


def _once(every: Iterable[Json]) -> list[Json]:
    """The same without repetition, which the standard forbids: places that differ may look alike once visible."""
    return list({json.dumps(one): one for one in every}.values())


def _driver(report: Report, rules: list[str], options: Options) -> Json:
    described = [_rule(rule, options) for rule in rules]
    return {"name": "openassay", "version": prose(report.tool.version), "rules": described}


def _rule(rule: str, options: Options) -> Json:
    known = options.rules.get(rule)
    asks = known.question if known else _asks(rule)
    return {
        "id": rule,
        "shortDescription": message(asks),
        "fullDescription": message(known.why if known and known.why else asks),
        "help": message(known.satisfy if known else asks),
        "properties": {"tags": ["openness"]},
    }


def _asks(rule: str) -> str:
    """For what is no rule, or none of this version."""
    questions = {part: f"Is the whole of this part open to anyone: {name}?" for part, name in NAMES.items()}
    questions |= {"claim": "Is what the release says of itself supported?", "software": "Is it open source?"}
    return questions.get(rule, f"A rule that this version of openassay does not have: {rule}.")


def _category(report: Report) -> str:
    """Tells apart several releases of one repository; the part before the last bar is what services sort by."""
    named = (visible(text) for text in (report.release.subfolder, report.release.name) if text)
    return "/".join(["openassay", *named]) + "/"


def _bases(report: Report) -> Json:
    trees = report.release.trees or (None,)
    return {_base(tree.name if tree else "", report): _described(tree) for tree in trees}


def _described(tree: TreeRef | None) -> Json:
    where = f": {tree.address}" if tree and tree.address else ""
    return {"description": message(f"the root of the release{where}")}


def _base(tree: str, report: Report) -> str:
    """The first tree is the checkout; any other has its own name."""
    first = report.release.trees[0].name if report.release.trees else ""
    return _ROOT if tree in ("", first) else visible(tree)


def _provenance(report: Report) -> Iterator[Json]:
    for tree in report.release.trees:
        address = web(tree.address)
        if address:
            revision = {"revisionId": visible(tree.revision)} if tree.revision else {}
            yield {"repositoryUri": address, **revision, "mappedTo": {"uriBaseId": _base(tree.name, report)}}


def _invocation(report: Report, failed: tuple[Evidence, ...]) -> Json:
    """How the examination ended. With a gate the exit code of a whole examination may be another, so it is not told."""
    needed = any(one.severity == "error" for one in failed)
    ended: Json = {"executionSuccessful": not needed}
    if needed:
        ended |= {"exitCode": _INCOMPLETE, "exitCodeDescription": "incomplete: something needed could not be read"}
    notes = [
        {"level": "note", "message": message(f"Not examined: {one.what}: {one.why}")} for one in report.not_examined
    ]
    return ended | {"toolExecutionNotifications": [*(_notification(one, report) for one in failed), *notes]}


def _notification(one: Evidence, report: Report) -> Json:
    return {
        "level": one.severity or "warning",
        "message": message(one.message),
        "associatedRule": {"id": visible(one.rule)},
        "locations": _once(_location(spot, report) for spot in one.locations),
    }


def _result(one: Problem, report: Report, rules: list[str]) -> Json:
    """Results that nobody can place stand at the root of what was searched: services refuse one without a place."""
    here = [spot for spot in one.locations if spot.path][:1]
    there = _once(_location(spot, report) for spot in one.locations if spot not in here)
    unknown = one.level == "open"
    looked = f" Looked in {', '.join(one.searched)}." if one.searched and not here else ""
    result: Json = {
        "ruleId": visible(one.rule),
        "ruleIndex": rules.index(visible(one.rule)),
        "kind": "open" if unknown else "fail",
        "level": "none" if unknown else one.level,
        "message": message(one.message + looked),
        "locations": [_location(spot, report) for spot in here] or [_searched(report)],
        "partialFingerprints": {"openassayProblem/v1": one.fingerprint},
        "properties": {
            "about": visible(one.about),
            "fact": visible(one.fact),
            "sure": one.sure,
            "evidence": one.evidence,
        },
    }
    return result | ({"relatedLocations": there} if there else {})


def _searched(report: Report) -> Json:
    return {"physicalLocation": {"artifactLocation": {"uri": "./", "uriBaseId": _base("", report)}}}


def _location(spot: Location, report: Report) -> Json:
    """A file below its tree's root with its lines; for a remote place its address, where that is one."""
    if not spot.path:
        remote = {"physicalLocation": {"artifactLocation": {"uri": web(spot.address)}}} if web(spot.address) else {}
        return {**remote, "message": message(place(spot, report.release).text)}
    uri = quote(spot.path.lstrip("/"), "/", errors="surrogateescape") or "./"
    artifact: Json = {"artifactLocation": {"uri": uri, "uriBaseId": _base(spot.tree, report)}}
    return {"physicalLocation": artifact | _region(spot)}


def _region(spot: Location) -> Json:
    if spot.line is None or spot.line < 1:
        return {}
    return {"region": {"startLine": spot.line, "endLine": max(spot.line, spot.end_line or spot.line)}}


def _facts(report: Report) -> Json:
    grades = {visible(one.standard): prose(one.grade) for one in report.verdicts}
    parts = {id_: part.state for id_, part in report.parts.items()}
    return {
        "address": visible(report.release.address),
        "revision": visible(report.release.revision),
        "release": visible(report.release.id),
        "assessment": visible(report.assessment),
        "kind": report.subject.kind,
        "claim": report.claim.supported if report.claim.state == "self" else report.claim.state,
        "parts": parts,
        "grades": grades,
        "options": list(map(visible, report.tool.options)),
    }
