import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from openassay.report import Options, render
from openassay.schema import Evidence, Location, NotExamined, Report

VALIDATOR = Draft202012Validator(json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0.json").read_text()))


def run(report: Report, options: Options) -> dict[str, Any]:
    return json.loads(render(report, "sarif", options))["runs"][0]


def with_evidence(report: Report, **given: Any) -> Report:
    words = {"rule": "OA-HYP-01", "fact": "x.y", "part": "x", "outcome": "no", "message": "m", "searched": ("files",)}
    return replace(report, evidence=(*report.evidence, Evidence(**{**words, **given})))


def test_a_log_is_valid(any_report: Report, options: Options) -> None:
    VALIDATOR.validate(json.loads(render(any_report, "sarif", options)))


def test_the_schema_notices_what_is_wrong(weights_only: Report, options: Options) -> None:
    good = json.loads(render(weights_only, "sarif", options))
    for change in ({"message": {}}, {"level": "grave"}, {"score": 7}):
        odd = copy.deepcopy(good)
        odd["runs"][0]["results"][0] |= change
        assert not VALIDATOR.is_valid(odd)


def test_a_whole_release_has_a_run_without_results(whole: Report, options: Options) -> None:
    assert run(whole, options)["results"] == []


def test_rules_are_those_of_the_results_in_the_words_of_their_records(whole: Report, options: Options) -> None:
    made = run(with_evidence(whole), options)
    assert [one["ruleId"] for one in made["results"]] == ["OA-HYP-01"]
    (rule,) = made["tool"]["driver"]["rules"]
    assert rule["id"] == "OA-HYP-01"
    assert rule["help"]["text"].startswith("Publish a file that names optimizer")


def test_a_place_is_a_file_below_the_root_with_its_lines(whole: Report, options: Options) -> None:
    place = Location(path="a b/ü?.py", line=3, end_line=5)
    (result,) = run(with_evidence(whole, locations=(place,)), options)["results"]
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20b/%C3%BC%3F.py", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "endLine": 5},
            }
        }
    ]


def test_what_was_searched_in_vain_stands_at_the_root(whole: Report, options: Options) -> None:
    (result,) = run(with_evidence(whole), options)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "./"
    assert result["message"]["text"] == "m Looked in files."


def test_further_and_remote_places_are_related(weights_only: Report, options: Options) -> None:
    result = next(one for one in run(weights_only, options)["results"] if one["properties"]["about"] == "parameters")
    assert [
        one.get("physicalLocation", {}).get("artifactLocation", {}).get("uri") for one in result["relatedLocations"]
    ] == [
        "https://weights.example/form?a=1&b=%3C2%3E",
        None,
    ]


def test_what_is_unknown_is_open_and_no_failure(weights_only: Report, options: Options) -> None:
    kinds = {one["properties"]["about"]: (one["kind"], one["level"]) for one in run(weights_only, options)["results"]}
    assert kinds["hyperparameters"] == ("open", "none")
    assert kinds["dataset"] == ("fail", "warning")


def test_what_was_not_examined_is_a_notification(whole: Report, options: Options) -> None:
    left = replace(whole, not_examined=(NotExamined(what="big.bin", why="{0} is too large"),))
    (invocation,) = run(left, options)["invocations"]
    assert invocation == {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {"level": "note", "message": {"text": "Not examined: big.bin: {{0}} is too large"}}
        ],
    }


def test_an_examination_that_failed_says_so(whole: Report, options: Options) -> None:
    (invocation,) = run(with_evidence(whole, outcome="error", severity="error"), options)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 4)
    assert invocation["toolExecutionNotifications"][0]["associatedRule"] == {"id": "OA-HYP-01"}


def test_an_error_that_was_not_needed_fails_nothing(whole: Report, options: Options) -> None:
    (invocation,) = run(with_evidence(whole, outcome="error"), options)["invocations"]
    assert (invocation["executionSuccessful"], "exitCode" in invocation) == (True, False)
    assert invocation["toolExecutionNotifications"][0]["level"] == "warning"


def test_the_revision_is_told_where_the_address_is_public(
    whole: Report, weights_only: Report, options: Options
) -> None:
    (told,) = run(whole, options)["versionControlProvenance"]
    assert (told["repositoryUri"], told["revisionId"]) == (whole.release.address, whole.release.revision)
    assert "versionControlProvenance" not in run(weights_only, options)


@pytest.mark.parametrize("text", ["[x](https://evil.example)", "[x](1)"])
def test_a_message_holds_no_link(whole: Report, options: Options, text: str) -> None:
    (result,) = run(with_evidence(whole, message=text), options)["results"]
    assert result["message"]["text"].startswith("[x\\](")


def test_several_releases_of_one_place_have_their_own_category(whole: Report, options: Options) -> None:
    named = replace(whole, release=replace(whole.release, subfolder="models/b", name="B"))
    assert run(whole, options)["automationDetails"] == {"id": "openassay/"}
    assert run(named, options)["automationDetails"] == {"id": "openassay/models/b/B/"}
