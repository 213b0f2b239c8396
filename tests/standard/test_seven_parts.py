import pytest

from openassay.schema import PARTS
from openassay.standard import claim, evaluate, load, parts

RUBRIC = load("seven-parts")
FOUR = tuple(f"hyperparameters.{item}" for item in ("optimizer", "learning_rate", "batch_size", "duration"))
GEMMA = "licence.parameters = LicenseRef-gemma"


def states(case) -> dict[str, str]:
    return {part: one.state for part, one in parts(evaluate(case, RUBRIC)).items()}


def test_a_whole_release(assess, whole) -> None:
    verdict = evaluate(assess(*whole), RUBRIC)
    found = parts(verdict)
    assert (verdict.grade, verdict.summary) == ("whole", "7 of 7 parts shared, 7 of them open")
    assert verdict.next == ()
    assert [found[part].state for part in PARTS] == [
        "included", "linked", "linked", "included", "included", "included", "included",
    ]  # fmt: skip
    assert {one.access for one in found.values()} == {"open"}
    assert [found[part].fixed for part in PARTS] == [
        "commit",
        "hash",
        "version",
        "commit",
        "commit",
        "commit",
        "commit",
    ]
    assert (found["dataset"].licence.expression, found["dataset"].licence.open) == ("CC-BY-4.0", "yes")


def test_a_contradiction_keeps_a_release_from_being_whole(assess, whole) -> None:
    verdict = evaluate(assess(*whole, "!consistency.licence"), RUBRIC)
    assert (verdict.grade, verdict.outcome("consistency").outcome) == ("partial", "no")
    assert evaluate(assess(*whole, "consistency.licence"), RUBRIC).grade == "whole"


def test_a_weights_only_release(assess, weights_only) -> None:
    verdict = evaluate(assess(*weights_only), RUBRIC)
    found = parts(verdict)
    assert (verdict.grade, verdict.summary) == ("weights-only", "2 of 7 parts shared, 1 of them open")
    assert (found["parameters"].access, found["parameters"].licence.open) == ("gated", "no")
    assert found["parameters"].licence.expression == "LicenseRef-llama-3.1"
    assert (found["dataset"].state, found["dataset"].access, found["dataset"].licence.open) == (
        "described",
        "none",
        "unknown",
    )
    assert [step.rule for step in verdict.next] == [
        "OA-LIC-01",
        "OA-FRM-01",
        "OA-HYP-01",
        "OA-RNG-01",
        "OA-TRN-01",
        "OA-PAR-01",
        "OA-DAT-01",
    ]


def test_a_closed_release_says_where_it_looked(assess, closed) -> None:
    case = assess(*closed)
    verdict = evaluate(case, RUBRIC)
    assert verdict.grade == "closed"
    assert set(states(case).values()) == {"missing"}
    assert all(parts(verdict)[part].evidence for part in PARTS)


def test_a_part_nobody_looked_at_is_unknown_and_not_missing(assess) -> None:
    case = assess("!parameters.here")
    assert states(case) == {part: "missing" if part == "parameters" else "unknown" for part in PARTS}
    verdict = evaluate(case, RUBRIC)
    assert verdict.grade == "undetermined"
    assert set(verdict.candidates) == {"partial", "closed"}


def test_an_unknown_part_that_decides_names_both_grades(assess, weights_only) -> None:
    lines = [line for line in weights_only if line != "!training_code.here"]
    verdict = evaluate(assess(*lines, "?training_code.here"), RUBRIC)
    assert verdict.grade == "undetermined"
    assert verdict.candidates == ("weights-only", "partial")


def test_an_unknown_part_that_decides_nothing_leaves_the_grade(assess, weights_only) -> None:
    assert evaluate(assess(*weights_only, "?rng.order"), RUBRIC).grade == "weights-only"


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        (("dataset.here",), "included"),
        (("dataset.here", "dataset.lacking"), "partial"),
        (("dataset.elsewhere", "dataset.lacking"), "partial"),
        (("dataset.piece",), "partial"),
        (("dataset.elsewhere = https://example.org",), "linked"),
        (("dataset.elsewhere", "?dataset.here"), "linked"),
        (("dataset.here", "dataset.elsewhere"), "included"),
        (("dataset.described", "!dataset.here"), "described"),
        (("!dataset.here",), "missing"),
        (("?dataset.here", "!dataset.elsewhere"), "unknown"),
        (("dataset.here", "?dataset.lacking"), "unknown"),
        (("dataset.lacking", "!dataset.here"), "missing"),
        (("dataset.not_applicable", "!dataset.here"), "not_applicable"),
        (("~dataset.here",), "not_applicable"),
        ((), "unknown"),
    ],
)
def test_the_state_of_an_artefact(assess, lines, state) -> None:
    assert states(assess(*lines))["dataset"] == state


@pytest.mark.parametrize(
    ("lines", "part", "state"),
    [
        (FOUR, "hyperparameters", "included"),
        (("hyperparameters.optimizer", "!hyperparameters.batch_size"), "hyperparameters", "partial"),
        (("hyperparameters.optimizer", "hyperparameters.elsewhere"), "hyperparameters", "linked"),
        (("hyperparameters.fit",), "hyperparameters", "included"),
        (("!hyperparameters.optimizer", "!hyperparameters.duration"), "hyperparameters", "missing"),
        (("hyperparameters.described",), "hyperparameters", "described"),
        (("hyperparameters.here",), "hyperparameters", "included"),
        (("hyperparameters.here", "hyperparameters.lacking"), "hyperparameters", "partial"),
        (("rng.seed", "rng.order"), "rng", "included"),
        (("rng.seed",), "rng", "partial"),
        (("rng.determinism",), "rng", "partial"),
        (("rng.not_applicable",), "rng", "not_applicable"),
        (("!rng.seed", "!rng.order"), "rng", "missing"),
        (("?rng.seed", "rng.order"), "rng", "unknown"),
        (("frameworks.pinned", "frameworks.named"), "frameworks", "included"),
        (("frameworks.named", "!frameworks.pinned"), "frameworks", "partial"),
        (("frameworks.elsewhere",), "frameworks", "linked"),
        (("frameworks.here",), "frameworks", "included"),
    ],
)  # fmt: skip
def test_the_state_of_what_is_made_of_items(assess, lines, part, state) -> None:
    assert states(assess(*lines))[part] == state


@pytest.mark.parametrize(
    ("lines", "access"),
    [
        (("parameters.here",), "open"),
        (("parameters.here", "parameters.gated"), "gated"),
        (("parameters.elsewhere", "parameters.public"), "open"),
        (("parameters.elsewhere", "parameters.public", "parameters.gated"), "gated"),
        (("parameters.elsewhere",), "unknown"),
        (("!parameters.here",), "none"),
        (("?parameters.here",), "unknown"),
        (("parameters.piece = https://example.org",), "unknown"),
        (("parameters.piece",), "open"),
    ],
)
def test_access(assess, lines, access) -> None:
    assert parts(evaluate(assess(*lines), RUBRIC))["parameters"].access == access


@pytest.mark.parametrize(
    ("lines", "fixed"),
    [
        (("parameters.elsewhere", "parameters.fixed = hash", "parameters.fixed = version"), "hash"),
        (("parameters.elsewhere", "parameters.fixed = version"), "version"),
        (("parameters.elsewhere",), "none"),
        (("!parameters.here", "parameters.fixed = hash"), "none"),
    ],
)
def test_what_fixes_it(assess, lines, fixed) -> None:
    assert parts(evaluate(assess(*lines), RUBRIC))["parameters"].fixed == fixed


def test_files_of_a_release_without_a_revision_are_not_fixed(assess) -> None:
    assert parts(evaluate(assess("parameters.here"), RUBRIC))["parameters"].fixed == "commit"
    assert parts(evaluate(assess("parameters.here", revision=""), RUBRIC))["parameters"].fixed == "none"


@pytest.mark.parametrize(
    ("lines", "outcome", "expression"),
    [
        (("parameters.here", "licence.release = MIT"), "open", "MIT"),
        (("parameters.elsewhere", "licence.release = MIT"), "unstated", ""),
        (("parameters.here", "licence.release = MIT", GEMMA), "not open", "LicenseRef-gemma"),
        (("parameters.here", "licence.parameters = MIT", GEMMA), "mixed", "MIT AND LicenseRef-gemma"),
        (("parameters.here", "licence.parameters = MIT OR LicenseRef-gemma"), "open", "MIT OR LicenseRef-gemma"),
        (("parameters.here", "licence.parameters = MIT AND LicenseRef-gemma"), "not open", "MIT AND LicenseRef-gemma"),
        (("parameters.here", "licence.parameters = LicenseRef-nobody-knows"), "unknown", "LicenseRef-nobody-knows"),
        (("parameters.here", "?licence.parameters"), "unknown", ""),
        (("parameters.here", "!licence.release"), "unstated", ""),
        (("!parameters.here", "licence.release = MIT"), "unstated", ""),
    ],
)  # fmt: skip
def test_the_terms_of_a_part(assess, lines, outcome, expression) -> None:
    verdict = evaluate(assess(*lines), RUBRIC)
    assert verdict.outcome("parameters.licence").outcome == outcome
    assert parts(verdict)["parameters"].licence.expression == expression


@pytest.mark.parametrize(
    ("expression", "code", "data"),
    [
        ("CC-BY-4.0", "not open", "open"),
        ("MIT", "open", "open"),
        ("CC-BY-NC-4.0", "not open", "not open"),
        ("CC0-1.0", "open", "open"),
    ],
)
def test_a_licence_is_open_for_some_kinds_of_things(assess, expression, code, data) -> None:
    verdict = evaluate(assess("system_code.here", "dataset.here", f"licence.release = {expression}"), RUBRIC)
    assert verdict.outcome("system_code.licence").outcome == code
    assert verdict.outcome("dataset.licence").outcome == data


def test_a_part_that_does_not_apply_is_left_out_of_the_count(assess, whole) -> None:
    lines = [line for line in whole if not line.startswith("rng.")]
    verdict = evaluate(assess(*lines, "rng.not_applicable"), RUBRIC)
    assert (verdict.grade, verdict.summary) == ("whole", "6 of 6 parts shared, 6 of them open")
    assert parts(verdict)["rng"].note == "about rng.not_applicable"


def test_a_dataset_is_never_weights_only(assess) -> None:
    lines = (
        "dataset.here", "system_code.here", "hyperparameters.here", "frameworks.here", "rng.not_applicable",
        "parameters.not_applicable", "training_code.not_applicable", "licence.release = CC0-1.0",
    )  # fmt: skip
    assert evaluate(assess(*lines, kind="dataset"), RUBRIC).grade == "whole"
    some = ("!dataset.here", "parameters.here", "!training_code.here", "licence.release = CC0-1.0")
    assert evaluate(assess(*some, kind="dataset"), RUBRIC).grade == "partial"
    assert evaluate(assess(*some), RUBRIC).grade == "weights-only"


def test_a_benchmark(assess) -> None:
    lines = (
        "dataset.here",
        "system_code.here",
        "!hyperparameters.here",
        "licence.release = MIT",
        "!frameworks.here",
        "!rng.here",
    )
    rest = ("parameters.not_applicable", "training_code.not_applicable")
    verdict = evaluate(assess(*lines, *rest, kind="benchmark"), RUBRIC)
    assert (verdict.grade, verdict.summary) == ("partial", "2 of 5 parts shared, 2 of them open")


@pytest.mark.parametrize(
    ("lines", "grade"),
    [
        (("software.source", "licence.release = BSD-3-Clause"), "open source"),
        (("software.source", "licence.release = BUSL-1.1"), "not open source"),
        (("software.source", "licence.release = CC-BY-4.0"), "not open source"),
        (("software.source",), "not open source"),
        (("!software.source", "licence.release = MIT"), "not open source"),
        (("software.source", "licence.release = LicenseRef-nobody-knows"), "undetermined"),
    ],
)
def test_software(assess, lines, grade) -> None:
    case = assess(*lines, kind="software")
    assert evaluate(case, RUBRIC).grade == grade
    assert set(states(case).values()) == {"not_applicable"}


def test_while_the_kind_is_unknown_the_grade_of_each_is_named(assess, closed) -> None:
    lines = (*closed, "software.source", "licence.release = MIT")
    verdict = evaluate(assess(*lines, kind="unknown"), RUBRIC)
    assert (verdict.grade, verdict.candidates) == ("undetermined", ("open source", "closed"))


def test_parts_that_were_judged_keep_their_state_where_the_kind_is_unknown(assess) -> None:
    assert states(assess("dataset.here", kind="unknown"))["dataset"] == "included"
    assert states(assess("dataset.here", kind="unknown"))["rng"] == "unknown"


@pytest.mark.parametrize(
    ("lines", "state", "supported"),
    [
        (("claim.self = fully open",), "self", "yes"),
        (("claim.other = open source library",), "other", "unknown"),
        ((), "none", "unknown"),
    ],
)
def test_the_claim_of_a_whole_release(assess, whole, lines, state, supported) -> None:
    case = assess(*whole, *lines)
    found = claim(case, evaluate(case, RUBRIC))
    assert (found.state, found.supported, found.text) == (state, supported, lines[0].split(" = ")[1] if lines else "")


def test_a_claim_is_supported_in_part_where_some_part_is_open(assess, weights_only) -> None:
    case = assess(*weights_only)
    assert claim(case, evaluate(case, RUBRIC)).supported == "in part"


def test_a_claim_about_weights_needs_open_weights_only(assess) -> None:
    lines = ("claim.self = open weights", "claim.scope = weights", "!dataset.here", "parameters.here")
    case = assess(*lines, "licence.release = MIT")
    assert claim(case, evaluate(case, RUBRIC)).supported == "yes"
    restricted = assess(*lines, "licence.release = LicenseRef-llama-2")
    assert claim(restricted, evaluate(restricted, RUBRIC)).supported == "no"


def test_a_claim_that_nothing_supports(assess, closed) -> None:
    case = assess(*closed, "claim.self = open source")
    found = claim(case, evaluate(case, RUBRIC))
    assert (found.supported, found.evidence) == ("no", (case.evidence[-1].id,))
