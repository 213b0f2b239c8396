import pytest

from openassay.standard import evaluate, load

RUBRIC = load("mof-1.0")
THIRD = (
    "code.architecture", "parameters.here", "document.technical_report", "document.evaluation_results",
    "document.model_card", "document.data_card", "licence.release = OpenMDW-1.0",
)  # fmt: skip
SECOND = ("training_code.here", "code.inference", "code.evaluation", "data.evaluation")
FIRST = ("dataset.here", "code.preprocessing", "parameters.intermediate", "document.paper")
NEITHER = (
    "!dataset.here", "!training_code.here", "!code.inference", "!code.evaluation", "!data.evaluation",
    "!code.preprocessing", "!parameters.intermediate", "!document.paper",
)  # fmt: skip


def no(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"!{line}" for line in lines)


@pytest.mark.parametrize(
    ("lines", "grade", "counts"),
    [
        ((*THIRD, *SECOND, *FIRST), "class I", (6, 4, 4)),
        ((*THIRD, *SECOND, *no(FIRST)), "class II", (6, 4, 0)),
        ((*THIRD, *no(SECOND), *no(FIRST)), "class III", (6, 0, 0)),
        ((*THIRD[1:], "!code.architecture", *SECOND, *FIRST), "no class", (5, 4, 4)),
    ],
)
def test_classes_are_cumulative(assess, lines, grade, counts) -> None:
    verdict = evaluate(assess(*lines), RUBRIC)
    third, second, first = counts
    said = f"class III: {third} of 6 required components; class II adds {second} of 4; class I adds {first} of 4"
    assert (verdict.grade, verdict.summary) == (grade, said)


def test_a_paper_stands_in_for_the_report(assess) -> None:
    lines = [line for line in (*THIRD, *SECOND, *FIRST) if line != "document.technical_report"]
    assert evaluate(assess(*lines, "!document.technical_report"), RUBRIC).grade == "class I"
    lines.remove("document.paper")
    verdict = evaluate(assess(*lines, "!document.technical_report", "!document.paper"), RUBRIC)
    assert verdict.grade == "no class"


def test_optional_components_never_decide(assess) -> None:
    lines = (*THIRD, *SECOND, *FIRST, "!document.sample_outputs", "!code.libraries", "!data.metadata")
    assert evaluate(assess(*lines), RUBRIC).grade == "class I"


def test_no_seed_is_asked_for(assess) -> None:
    assert (
        evaluate(assess(*THIRD, *SECOND, *FIRST, "!rng.seed", "!hyperparameters.optimizer"), RUBRIC).grade == "class I"
    )


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        (("document.model_card", "licence.release = MIT"), "open"),
        (("document.model_card", "licence.release = CC-BY-4.0"), "open"),
        (("document.model_card", "licence.release = CC-BY-NC-4.0"), "not open"),
        (("document.model_card",), "unlicensed"),
        (("document.model_card = https://example.org/card", "licence.release = MIT"), "unlicensed"),
        (("!document.model_card",), "missing"),
        (("?document.model_card",), "unknown"),
        ((), "unknown"),
    ],
)
def test_a_document_has_the_terms_of_the_release_it_lies_in(assess, lines, outcome) -> None:
    assert evaluate(assess(*lines), RUBRIC).outcome("model-card").outcome == outcome


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        (("parameters.here", "licence.release = PDDL-1.0"), "open"),
        (("parameters.here", "licence.release = MIT", "licence.parameters = LicenseRef-llama-3"), "not open"),
        (("parameters.elsewhere", "licence.release = MIT"), "unlicensed"),
        (("parameters.here", "parameters.lacking"), "partial"),
        (("!parameters.here", "parameters.described"), "missing"),
        ((), "unknown"),
    ],
)
def test_the_parameters_have_terms_of_their_own(assess, lines, outcome) -> None:
    assert evaluate(assess(*lines), RUBRIC).outcome("model-parameters-final").outcome == outcome


def advised(assessment):
    return [step.rule for step in evaluate(assessment, RUBRIC).next]


def test_the_next_class_is_what_advice_aims_at(assess) -> None:
    assert advised(assess(*THIRD, *NEITHER)) == ["OA-SYS-04", "OA-SYS-01", "OA-TRN-01", "OA-DAT-04"]
    assert advised(assess(*no(THIRD[:-1]), *NEITHER)) == [
        "OA-DOC-01",
        "OA-DOC-05",
        "OA-DOC-02",
        "OA-DOC-03",
        "OA-DOC-04",
        "OA-SYS-01",
        "OA-PAR-01",
    ]
    assert advised(assess(*THIRD, *SECOND, *FIRST)) == []


def test_a_component_nobody_looked_at_leaves_both_classes(assess) -> None:
    lines = [line for line in (*THIRD, *SECOND, *FIRST) if line != "code.evaluation"]
    verdict = evaluate(assess(*lines), RUBRIC)
    assert (verdict.grade, verdict.candidates) == ("undetermined", ("class I", "class II", "class III"))


def test_it_is_about_models(assess) -> None:
    assert evaluate(assess(kind="software"), RUBRIC).grade == "not applicable"


def test_seventeen_components() -> None:
    rules = {"report-or-paper", "class-III", "class-II", "class-I"}
    assert len([one for one in RUBRIC.criterion if one.id not in rules]) == 17
