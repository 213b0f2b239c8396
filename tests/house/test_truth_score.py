"""The figures of the truth score, against values that were computed by hand."""

import json
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from openassay import api

SCORE = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "truth" / "score.py")))
LABELS = "repo,commit,kind,part,state,access,doubt,evidence,reason\n"
FINDINGS = "repo,part,state,evidence\n"


def cell(accepted, answer, shown=(), cited=()):
    return SCORE.Cell("song/wren", "dataset", tuple(accepted.split("|")), answer, False, shown, cited)  # noqa: FBT003


def label(part, state, **other):
    return {"repo": "song/wren", "part": part, "state": state, "doubt": "0", "evidence": "", "kind": "model", **other}


def test_agreement_is_the_share_of_equal_pairs():
    assert SCORE.agreement([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]) == 0.75
    assert SCORE.agreement([]) == 0.0


def test_kappa_by_hand():
    # Agreement 3/4; the left says a 3 times of 4, the right 2 of 4: chance is (3*2 + 1*2)/16 = 1/2.
    assert SCORE.kappa([("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [
        ([], 0.0),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a"), ("a", "a")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        ([("a", "b"), ("a", "b")], 0.0),
    ],
)
def test_kappa_at_its_ends(pairs, wanted):
    assert SCORE.kappa(pairs) == pytest.approx(wanted)


@pytest.mark.parametrize("answer", ["linked", "partial"])
def test_either_of_two_labels_is_accepted(answer):
    one = cell("linked|partial", answer)
    assert one.right
    assert one.pair == (answer, answer)


def test_a_wrong_answer_is_paired_with_the_first_label():
    one = cell("linked|partial", "missing")
    assert not one.right
    assert one.pair == ("linked", "missing")
    assert one.level == ("shared", "not shared")


def test_three_levels_do_not_tell_included_from_linked_nor_described_from_missing():
    assert cell("included", "linked").level == ("shared", "shared")
    assert cell("described", "missing").level == ("not shared", "not shared")
    assert cell("partial", "unknown").level == ("partial", "unknown")


@pytest.mark.parametrize(
    ("accepted", "answer", "false", "missed"),
    [
        ("missing", "linked", True, False),
        ("described|missing", "included", True, False),
        ("partial", "included", False, False),
        ("missing|linked", "included", False, False),
        ("included", "missing", False, True),
        ("included|linked", "unknown", False, True),
        ("partial|linked", "missing", False, False),
        ("linked", "partial", False, False),
    ],
)
def test_false_openness_and_what_is_missed(accepted, answer, false, missed):
    assert SCORE.false_open(cell(accepted, answer)) is false
    assert SCORE.missed(cell(accepted, answer)) is missed


def test_places_of_an_evidence_cell():
    told = "README.md:5; src/train.py:10-20, (run.sh:3) and LICENSE; at 12:30h"
    assert SCORE.places(told) == (("README.md", 5, 5), ("src/train.py", 10, 20), ("run.sh", 3, 3))
    assert SCORE.places("") == ()


@pytest.mark.parametrize(
    ("cited", "same", "near"),
    [
        (("a.py", 15, 15), True, True),
        (("a.py", 16, 16), True, False),
        (("a.py", 5, 5), True, True),
        (("a.py", 4, 4), True, False),
        (("a.py", 1, 90), True, False),
        (("b.py", 10, 10), False, False),
    ],
)
def test_a_cited_place_is_near_within_five_lines(cited, same, near):
    one = cell("included", "included", shown=(("a.py", 10, 10),), cited=(cited,))
    assert SCORE.hit(one, near=False) is same
    assert SCORE.hit(one, near=True) is near


def test_answers_of_a_table(tmp_path):
    table = tmp_path / "answers.csv"
    table.write_text(FINDINGS + "song/wren,rng,partial,train.py:3\nsong/wren,kind,model,\n")
    assert SCORE.from_table(table) == {
        ("song/wren", "rng"): ("partial", (("train.py", 3, 3),)),
        ("song/wren", "kind"): ("model", ()),
    }


def test_a_table_without_evidence_is_read(tmp_path):
    table = tmp_path / "answers.csv"
    table.write_text("repo,part,state\nsong/wren,rng,missing\n")
    assert SCORE.from_table(table) == {("song/wren", "rng"): ("missing", ())}


def test_answers_of_reports_as_openassay_writes_them(tmp_path):
    tree, folder = tmp_path / "wren", tmp_path / "reports"
    (tree / "data").mkdir(parents=True)
    (tree / "README.md").write_text("# Wren corpus\n\nThe Wren corpus is a dataset of bird song.\n")
    (tree / "data" / "songs.jsonl").write_text('{"song": "trill"}\n' * 9_000)
    folder.mkdir()
    told = api.check(str(tree), offline=True)
    (folder / "song+wren.json").write_text(api.render(told, "json"))
    (folder / "notes.json").write_text("{}")
    answers = SCORE.from_reports(folder)
    assert answers["song/wren", "kind"] == ("dataset", ())
    assert answers["song/wren", "claim"] == ("none", ())
    assert answers["song/wren", "dataset"] == ("included", (("data/songs.jsonl", 1, 1),))
    assert {part for _, part in answers} == {*SCORE.PARTS, "kind", "claim"}


def test_a_part_without_an_answer_is_unknown_and_a_release_without_any_is_left_out():
    labels = [
        label("rng", "missing"),
        label("dataset", "linked|partial", doubt="1"),
        label("rng", "missing", repo="song/owl"),
    ]
    found = [*SCORE.cells(labels, {("song/wren", "rng"): ("missing", ())})]
    assert [(one.repo, one.part, one.answer, one.doubted) for one in found] == [
        ("song/wren", "rng", "missing", False),
        ("song/wren", "dataset", "unknown", True),
    ]


def test_kinds_accept_either_reader():
    labels = [label("rng", "missing", kind="dataset|benchmark"), label("rng", "missing", repo="song/owl", kind="model")]
    answers = {("song/wren", "kind"): ("benchmark", ()), ("song/owl", "kind"): ("software", ())}
    pairs = [("song/wren", ("benchmark", "benchmark")), ("song/owl", ("model", "software"))]
    assert SCORE.kinds(labels, answers) == pairs


def test_the_interval_is_drawn_over_whole_releases():
    right, wrong = cell("linked", "linked"), cell("linked", "missing")
    rightly = SCORE.FIGURES["exact states, agreement"]
    assert SCORE.interval({"a": [right, wrong], "b": [right, wrong]}, rightly) == (0.5, 0.5)
    assert SCORE.interval({"a": [right] * 9, "b": [wrong] * 9}, rightly) == (0.0, 1.0)


def test_the_interval_holds_the_figure_and_is_the_same_every_time():
    groups = {str(number): [cell("linked", "linked" if number % 4 else "missing")] for number in range(24)}
    drawn = SCORE.interval(groups, SCORE.FIGURES["exact states, agreement"])
    assert drawn == SCORE.interval(dict(reversed(groups.items())), SCORE.FIGURES["exact states, agreement"])
    assert 0.0 < drawn[0] < 0.75 < drawn[1] < 1.0


def printed(capsys, tmp_path, labels, answers, *options):
    (tmp_path / "labels.csv").write_text(LABELS + labels)
    (tmp_path / "answers.csv").write_text(FINDINGS + answers)
    SCORE.main([str(tmp_path / "answers.csv"), str(tmp_path / "labels.csv"), *options])
    return capsys.readouterr().out


ROWS = """\
song/wren,abc,model,dataset,linked|partial,open,0,README.md:7,the text says where
song/wren,abc,model,rng,missing,,0,,no seed
song/wren,abc,model,claim,none,,0,,says nothing
"""


def test_what_is_printed(capsys, tmp_path):
    answers = (
        "song/wren,dataset,partial,README.md:9\nsong/wren,rng,linked,\nsong/wren,kind,model,\nsong/wren,claim,none,\n"
    )
    text = printed(capsys, tmp_path, ROWS, answers, "--cells")
    lines = text.splitlines()
    assert lines[:2] == ["song/wren rng: missing, answered linked", "1 releases with parts, 2 cells"]
    assert any(line.startswith("false openness") and " 0.500 " in line for line in lines)
    assert any(line.split() == ["claim", "1", "of", "1"] for line in lines)
    assert any(line.split() == ["kind", "1", "of", "1"] for line in lines)
    assert lines[-1].endswith("1 of 1 in a reader's file, 1 within 5 lines")
    assert "song/wren" not in printed(capsys, tmp_path, ROWS, answers)


@pytest.mark.parametrize("answers", ["", "song/owl,rng,missing,\n"])
def test_a_tool_that_answers_nothing(capsys, tmp_path, answers):
    lines = printed(capsys, tmp_path, ROWS, answers).splitlines()
    assert lines[0] == "0 releases with parts, 0 cells"
    assert not [line for line in lines if "nan" in line]


def test_without_labels_the_usage_is_told():
    with pytest.raises(SystemExit, match="Usage"):
        SCORE.main(["answers"])


@pytest.mark.parametrize("broken", ["{", json.dumps({"subject": {}})])
def test_a_report_that_is_none_is_refused(tmp_path, broken):
    (tmp_path / "song+wren.json").write_text(broken)
    with pytest.raises((ValueError, KeyError)):
        SCORE.from_reports(tmp_path)
