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


@pytest.mark.parametrize(
    ("sentence", "kind", "word"),
    [
        ("Wren provides questions for language models about bird song.", "dataset", "questions"),
        ("Wren contains recordings for training language models.", "dataset", "recordings"),
        ("Wren is a language model that answers questions about datasets.", "model", "language model"),
        ("The dataset is designed for language models.", "dataset", "dataset"),
        ("Wren is a database of bird song.", "dataset", "database of"),
        ("Wren is a fast database.", "software", "database"),
        ("Wren is an automatic evaluation tool for chatbots.", "benchmark", "automatic evaluation tool"),
        ("Wren is a tool for birders.", "software", "tool"),
        ("Wren is a realistic environment for agents.", "benchmark", "realistic environment"),
        ("This is the repository for Wren, a language model.", "model", "language model"),
    ],
)
def test_subject_and_predicate_count_and_not_what_it_is_for(written, sentence, kind, word):
    told = written({"README.md": f"# Wren\n\n{sentence}\n"})
    assert told.report.subject.kind == kind
    assert any(f"“{word}”" in one.message for one in told.evidence("subject.kind"))
    assert told.places("subject.kind")[0] == ("README.md", 3)


@pytest.mark.parametrize("title", ["WrenBench", "WREN-BENCH", "SongEval", "Song evals", "wrenbench"])
def test_a_name_that_ends_like_a_test_is_a_benchmarks(written, title):
    told = written({"README.md": f"# {title}\n\nSongs and their singers.\n"})
    assert told.report.subject.kind == "benchmark"
    assert told.places("subject.kind") == [("README.md", 1)]


@pytest.mark.parametrize("title", ["Wren", "Medieval", "Benches", "Song retrieval"])
def test_other_names_are_not(written, title):
    assert written({"README.md": f"# {title}\n\nSongs and their singers.\n"}).report.subject.kind == "software"


SCORER = "def accuracy(answers, gold):\n    return sum(a == g for a, g in zip(answers, gold)) / len(gold)\n"
CORPUS = "# Wren corpus\n\nThe Wren corpus is a dataset of bird song.\n"


@pytest.mark.parametrize("path", ["evaluate.py", "score_songs.py", "tools/wren_metrics.py", "evaluation/grader.py"])
def test_a_dataset_that_brings_its_scorer_is_a_benchmark(written, path):
    told = written({"README.md": CORPUS, path: SCORER})
    assert told.report.subject.kind == "benchmark"
    assert any(path in one.message for one in told.evidence("subject.kind"))


@pytest.mark.parametrize("path", ["songs.py", "underscore.py", "tests/evaluate.py", "third_party/metrics/score.py"])
def test_other_programs_leave_it_a_dataset(written, path):
    assert written({"README.md": CORPUS, path: SCORER}).report.subject.kind == "dataset"


def test_a_dataset_that_says_it_measures_is_a_benchmark(written):
    text = "# Wren\n\nWren is a dataset. It tests the abilities of models. It measures reasoning about song.\n"
    told = written({"README.md": text})
    assert told.report.subject.kind == "benchmark"
    assert any("and measures" in one.message for one in told.evidence("subject.kind"))


def test_a_model_with_a_scorer_stays_a_model(written):
    text = "# Wren\n\nWren is a language model. We pre-trained it. It was trained on songs.\n"
    assert written({"README.md": text, "evaluate.py": SCORER}).report.subject.kind == "model"


@pytest.mark.parametrize(
    ("line", "kind"), [("A dataset of bird song", "dataset"), ("A benchmark of song", "benchmark")]
)
def test_the_line_below_the_title_says_what_it_is(written, line, kind):
    told = written({"README.md": f"# Wren\n\n{line}\n"})
    assert told.report.subject.kind == kind
    assert any("line below the title" in one.message for one in told.evidence("subject.kind"))


def test_a_long_first_paragraph_is_no_tagline(written):
    told = written({"README.md": f"# Wren\n\nA dataset of bird song, {'heard in many a wood, ' * 9}and kept.\n"})
    assert not any("line below the title" in one.message for one in told.evidence("subject.kind"))


FIT = "from sklearn.linear_model import Ridge\n\nRidge().fit([[1], [2]], [1, 2])\n"


@pytest.mark.parametrize(("path", "kind"), [("fit.py", "model"), ("baseline_fit.py", "unknown")])
def test_a_baseline_speaks_less_for_a_model(written, path, kind):
    told = written({"README.md": "# Wren\n\nSongs.\n\n## Data format\n\n## Labels\n", path: FIT})
    assert told.report.subject.kind == kind
