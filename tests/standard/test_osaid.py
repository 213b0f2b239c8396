import pytest

from openassay.standard import evaluate, load

RUBRIC = load("osaid-1.0")
FULL = (
    "data.provenance", "data.processing", "data.scope", "code.preprocessing", "code.evaluation", "code.libraries",
)  # fmt: skip
ANSWERS = ("human.osaid-1.0.data.complete", "human.osaid-1.0.code.complete")


def outcomes(verdict) -> dict[str, str]:
    return {one.id: one.outcome for one in verdict.criteria}


def test_quality_is_left_to_a_person(assess, whole) -> None:
    verdict = evaluate(assess(*whole, *FULL), RUBRIC)
    assert verdict.grade == "needs-human"
    assert {name for name, outcome in outcomes(verdict).items() if outcome != "yes"} == {
        "data.complete",
        "code.complete",
    }
    assert verdict.summary == "17 of 19 requirements met, 2 for a person to judge"


@pytest.mark.parametrize(("second", "grade"), [("", "met"), ("!", "not met"), ("?", "needs-human")])
def test_a_person_decides(assess, whole, second, grade) -> None:
    verdict = evaluate(assess(*whole, *FULL, ANSWERS[0], second + ANSWERS[1]), RUBRIC)
    assert verdict.grade == grade


def test_a_person_is_not_asked_where_an_element_is_clearly_absent(assess, weights_only) -> None:
    lines = ("!data.provenance", "!data.processing", "!data.scope")
    verdict = evaluate(assess(*weights_only, *lines, *ANSWERS), RUBRIC)
    assert verdict.grade == "not met"
    assert outcomes(verdict)["code.complete"] == "no"


def test_weights_without_the_rest_do_not_meet_it(assess, weights_only) -> None:
    verdict = evaluate(assess(*weights_only), RUBRIC)
    found = outcomes(verdict)
    assert verdict.grade == "not met"
    assert (found["parameters"], found["parameters.terms"], found["code.training"]) == ("yes", "no", "no")
    assert (found["permission"], found["code.terms.training_code"]) == ("needs-human", "not_applicable")
    assert [step.rule for step in verdict.next] == ["OA-LIC-01", "OA-DOC-20", "OA-HYP-01", "OA-TRN-01"]


def test_data_may_stay_unshared_where_it_is_told(assess, whole) -> None:
    lines = [line for line in whole if not line.startswith("dataset.")]
    verdict = evaluate(assess(*lines, "!dataset.here", "dataset.described", *FULL), RUBRIC)
    assert (verdict.grade, outcomes(verdict)["data.sources"]) == ("needs-human", "needs-human")


def test_what_was_not_looked_at_is_unknown(assess) -> None:
    verdict = evaluate(assess(), RUBRIC)
    assert verdict.grade == "undetermined"
    assert set(verdict.candidates) == {"not met", "needs-human"}
    assert "no" not in outcomes(verdict).values()


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [("Apache-2.0", "yes"), ("CC-BY-4.0", "needs-human"), ("LicenseRef-gemma", "no"), ("LicenseRef-other", "unknown")],
)
def test_the_terms_of_the_parameters(assess, expression, outcome) -> None:
    verdict = evaluate(assess("parameters.elsewhere", f"licence.parameters = {expression}"), RUBRIC)
    assert outcomes(verdict)["parameters.terms"] == outcome


def test_terms_at_a_linked_place_are_not_guessed(assess) -> None:
    verdict = evaluate(assess("parameters.elsewhere", "licence.release = MIT"), RUBRIC)
    assert outcomes(verdict)["parameters.terms"] == "needs-human"


@pytest.mark.parametrize("kind", ["dataset", "benchmark", "software"])
def test_it_is_about_models(assess, kind) -> None:
    assert evaluate(assess(kind=kind), RUBRIC).grade == "not applicable"
