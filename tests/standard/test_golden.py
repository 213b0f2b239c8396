"""The verdict of every standard on both example releases, as it was reviewed; OPENASSAY_UPDATE=1 writes it again."""

import os
from pathlib import Path

import msgspec
import pytest

from openassay import api, standard
from openassay.standard import evaluate, load

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def assessments():
    return {name: api.assess(str(ROOT / "examples" / name), offline=True) for name in ("whole", "weights-only")}


def asked(step):
    """A step in one line: its rule, its place, and the line to write or what to do."""
    where = f"{step.location.path}:{step.location.line}" if step.location else ""
    return " ".join(filter(None, [step.rule, where, step.write or step.text]))


@pytest.mark.parametrize("id_", standard.ids())
@pytest.mark.parametrize("example", ["whole", "weights-only"])
def test_verdict(assessments, id_, example):
    verdict = evaluate(assessments[example], load(id_))
    told = {
        "grade": verdict.grade,
        "summary": verdict.summary,
        "criteria": {one.id: one.outcome for one in verdict.criteria},
        "next": [asked(step) for step in verdict.next],
    }
    text = msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n"
    path = GOLDEN / f"{example}-{id_}.json"
    if os.environ.get("OPENASSAY_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert path.read_text() == text
