"""What kind of thing a release is; where readings compete, both are named."""

import pytest

MODEL = "# Wren\n\nWren is a small language model of bird song transcripts.\n"


@pytest.mark.parametrize(
    ("name", "kind", "place"),
    [
        ("yes_card", "model", ("README.md", 2)),
        ("yes_records", "dataset", ("README.md", 3)),
        ("yes_tests", "benchmark", ("README.md", 3)),
        ("yes_plain", "software", ("README.md", 3)),
    ],
)
def test_kind_and_what_speaks_for_it(kept, name, kind, place):
    told = kept(name)
    assert told.report.subject.kind == kind
    assert told.places("subject.kind")[0] == place
    assert set(told.values("subject.kind")) == {kind}


def test_the_subject_cites_its_evidence(kept):
    report = kept("yes_card").report
    cited = [one for one in report.evidence if one.id in report.subject.evidence]
    assert {one.fact for one in cited} == {"subject.kind"}


def test_parts_of_software_that_learns_nothing_do_not_apply(kept):
    report = kept("yes_plain").report
    assert {part.state for part in report.parts.values()} == {"not_applicable"}


def test_competing_readings_are_named_and_the_kind_is_unknown(kept):
    told = kept("no_competing")
    assert told.report.subject.kind == "unknown"
    assert {reading.kind for reading in told.report.subject.readings} == {"model", "dataset"}
    cited = [one for one in told.report.evidence if one.fact == "subject.reading"]
    assert [one.locations[0].line for one in cited] == [2, 3]


def test_training_code_speaks_for_a_model(written):
    code = """\
import torch

optimizer = torch.optim.SGD([], lr=0.1)
for step in range(9):
    loss.backward()
    optimizer.step()
"""
    told = written({"README.md": "# Wren\n\nBird song.\n", "main.py": code})
    assert told.report.subject.kind == "model"
    assert ("main.py", 5) in told.places("subject.kind")


def test_the_version_is_empty_where_no_revision_is_known(written):
    assert written({"README.md": MODEL}).report.subject.version == ""


def test_a_model_described_in_another_language_is_no_software(written):
    told = written({"README.md": "# Wren\n\nWren 是一个鸟鸣语言模型。\n\n我们开源了模型权重。\n"})
    assert told.report.subject.kind == "model"
