import copy
import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from openassay.report import Options, render
from openassay.report.schema import SCHEMAS, json_schema
from openassay.schema import Assessment, Report, UsageError, canonical

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_published_file_is_fresh(name: str) -> None:
    path = PUBLISHED / f"{name}.json"
    if os.environ.get("OPENASSAY_UPDATE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(json_schema(name))
    assert path.read_bytes() == json_schema(name)


@pytest.fixture
def validator() -> Draft202012Validator:
    schema = json.loads(json_schema("report-1"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_a_rendered_report_is_valid(any_report: Report, validator: Draft202012Validator) -> None:
    validator.validate(json.loads(render(any_report, "json", Options())))


def test_an_assessment_is_valid(whole: Report) -> None:
    made = Assessment(release=whole.release, subject=whole.subject, evidence=whole.evidence, tool=whole.tool)
    Draft202012Validator(json.loads(json_schema("assessment-1"))).validate(json.loads(canonical(made)))


def test_a_state_that_does_not_exist_and_a_field_too_many_are_refused(
    whole: Report, validator: Draft202012Validator
) -> None:
    good = json.loads(render(whole, "json", Options()))
    odd_state, odd_field = copy.deepcopy(good), copy.deepcopy(good)
    odd_state["parts"]["rng"]["state"] = "rather open"
    odd_field["score"] = 7
    assert validator.is_valid(good)
    assert not validator.is_valid(odd_state)
    assert not validator.is_valid(odd_field)


def test_a_schema_that_does_not_exist_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no schema is called report-2"):
        json_schema("report-2")
