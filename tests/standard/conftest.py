"""Small assessments, written as the facts that they hold."""

from collections.abc import Callable

import pytest

from openassay.schema import PARTS, Assessment, Evidence, Location, Reading, ReleaseRef, Subject, Tool

Assess = Callable[..., Assessment]
RULES = {
    "system_code": "SYS", "parameters": "PAR", "dataset": "DAT", "hyperparameters": "HYP", "training_code": "TRN",
    "rng": "RNG", "frameworks": "FRM", "licence": "LIC", "claim": "CLM", "document": "DOC", "consistency": "CON",
}  # fmt: skip
AREAS = {"code": "system_code", "data": "dataset", "software": "subject", "human": "subject"}


def said(line: str, number: int = 1) -> Evidence:
    """`fact`, `fact = value`, or with `!` no, `?` unknown, `~` not applicable before the fact."""
    marks = {"!": "no", "?": "unknown", "~": "not_applicable"}
    outcome = marks.get(line[0], "yes")
    fact, _, value = line.lstrip("!?~").partition(" = ")
    area = fact.split(".")[0]
    part = AREAS.get(area, area)
    return Evidence(
        rule=f"OA-{RULES.get(part, 'SUB')}-01",
        fact=fact,
        part=part,
        outcome=outcome,  # type: ignore[arg-type]
        message=f"about {fact}",
        severity="error" if part == "consistency" else None,
        value=value,
        locations=() if outcome == "no" and part in PARTS else (Location(path="README.md", line=number),),
        searched=("README.md",) if outcome == "no" and part in PARTS else (),
    )


def _assessment(
    *lines: str, kind: str = "model", readings: tuple[str, ...] = (), revision: str = "c0ffee"
) -> Assessment:
    """An assessment that holds these facts, line by line."""
    return Assessment(
        release=ReleaseRef(address="here", revision=revision, subfolder="", name="", trees=(), id="sha256:0"),
        subject=Subject(
            kind=kind,  # type: ignore[arg-type]
            name="it",
            readings=tuple(Reading(kind=one, why="a word") for one in readings),  # type: ignore[arg-type]
        ),
        evidence=tuple(said(line, number) for number, line in enumerate(lines, 1)),
        tool=Tool(version="0"),
    )


@pytest.fixture(scope="session")
def assess() -> Assess:
    """`_assessment`, for tests."""
    return _assessment


@pytest.fixture(scope="session")
def whole() -> tuple[str, ...]:
    """A release that keeps nothing back: code and seeds here, weights and data linked, each under open terms."""
    return (
        "system_code.here", "code.architecture", "code.inference", "training_code.here", "code.training",
        "parameters.elsewhere = https://example.org/weights", "parameters.public", "parameters.fixed = hash",
        "dataset.elsewhere = https://example.org/data", "dataset.public", "dataset.fixed = version",
        "hyperparameters.optimizer", "hyperparameters.learning_rate", "hyperparameters.batch_size",
        "hyperparameters.duration", "rng.seed", "rng.order", "frameworks.pinned",
        "licence.release = Apache-2.0", "licence.parameters = Apache-2.0", "licence.dataset = CC-BY-4.0",
    )  # fmt: skip


@pytest.fixture(scope="session")
def weights_only() -> tuple[str, ...]:
    """A release of weights behind a form, with the code to run them."""
    return (
        "system_code.here", "code.architecture", "code.inference", "!code.training", "!training_code.here",
        "parameters.elsewhere = https://example.org/weights", "parameters.gated", "!dataset.here",
        "dataset.described", "!hyperparameters.optimizer", "!rng.seed", "!frameworks.pinned",
        "licence.release = MIT", "licence.parameters = LicenseRef-llama-3.1", "claim.self = an open model",
    )  # fmt: skip


@pytest.fixture(scope="session")
def closed() -> tuple[str, ...]:
    """A release that holds nothing: every part was looked for."""
    return tuple(f"!{part}.here" for part in PARTS)
