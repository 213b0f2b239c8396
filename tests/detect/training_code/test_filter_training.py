"""Training of a model that built a dataset."""


def test_a_filter_trained_here_is_included(kept):
    told = kept("yes_filter")
    assert told.state("training_code") == "included"
    assert told.places("training_code.here") == [("quality_classifier.py", 6)]


def test_a_filter_whose_training_is_told_is_described(kept):
    told = kept("yes_described")
    assert told.state("training_code") == "described"
    assert told.places("training_code.described") == [("README.md", 5)]


def test_where_no_model_was_trained_the_part_does_not_apply(written):
    readme = "# Wren corpus\n\nThe Wren corpus is a dataset of transcripts of bird song.\n"
    told = written({"README.md": readme})
    assert told.state("training_code") == "not_applicable"
    (none,) = told.evidence("training_code.not_applicable")
    assert "README.md" in none.searched


def test_a_baseline_beside_a_benchmark_does_not_count(written):
    readme = "# WrenBench\n\nWrenBench is a benchmark that measures how well language models tell birds apart.\n"
    code = "from sklearn.linear_model import LogisticRegression\n\nLogisticRegression().fit([[1], [2]], [0, 1])\n"
    scorer = "def accuracy(answers, gold):\n    return sum(a == g for a, g in zip(answers, gold)) / len(gold)\n"
    told = written({"README.md": readme, "baselines/quality_classifier.py": code, "evaluate.py": scorer})
    assert told.state("training_code") == "not_applicable"
