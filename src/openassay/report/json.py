"""The canonical JSON of a report: the record itself, keys in the order in which people read it."""

import re
from collections.abc import Mapping
from json import dumps
from typing import Any

import msgspec

from openassay.report.options import Options
from openassay.report.plain import visible
from openassay.schema import PARTS, Report

NAME = "json"
SUFFIX = ".json"
SEVERAL = False

_BEYOND_ASCII = re.compile(r"[^\n -~]")
_REPORT = ("schema", "release", "subject", "parts", "claim", "evidence", "verdicts", "not_examined", "assessment")
_RELEASE = ("address", "revision", "subfolder", "name", "trees", "id")
_SUBJECT = ("kind", "name", "version", "evidence")
_PART = ("state", "access", "fixed", "licence", "evidence")
_EVIDENCE = ("id", "rule", "fact", "part", "outcome", "sure", "message", "locations", "searched")
_VERDICT = ("standard", "title", "version", "revision", "grade", "summary", "criteria")
_CRITERION = ("id", "outcome", "evidence")


def render(report: Report, options: Options) -> str:  # noqa: ARG001 - every format has the same call
    """The whole record, whatever the options: what is read back is equal to the report."""
    ordered = _ordered(msgspec.to_builtins(report))
    text = msgspec.json.format(msgspec.json.encode(ordered), indent=2).decode()
    return _BEYOND_ASCII.sub(_harmless, text) + "\n"


def _harmless(match: re.Match[str]) -> str:
    """A character as it is, or as JSON's escape where a terminal or an editor might act on it."""
    character = match.group()
    return character if visible(character) == character else dumps(character)[1:-1]


def _ordered(report: dict[str, Any]) -> dict[str, Any]:
    first = {
        "release": _first(report["release"], _RELEASE),
        "subject": _first(report["subject"], _SUBJECT),
        "parts": {id_: _first(part, _PART) for id_, part in _first(report["parts"], PARTS).items()},
        "evidence": [_first(one, _EVIDENCE) for one in report["evidence"]],
        "verdicts": [_verdict(one) for one in report["verdicts"]],
    }
    return _first({**report, **first}, _REPORT)


def _verdict(verdict: dict[str, Any]) -> dict[str, Any]:
    criteria = [_first(one, _CRITERION) for one in verdict["criteria"]]
    return _first({**verdict, "criteria": criteria}, _VERDICT)


def _first(record: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """The same record with these keys in front."""
    return {key: record[key] for key in (*(key for key in keys if key in record), *record)}
