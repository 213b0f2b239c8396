from msgspec.structs import replace

from openassay.report import Options
from openassay.report.view import view
from openassay.schema import Report


def test_no_claim_is_said_in_words(whole: Report) -> None:
    shown = view(replace(whole, claim=replace(whole.claim, state="none", text="")), Options())
    assert (shown.says, shown.claim) == ("nothing about being open", "")


def test_a_claim_about_something_else_is_not_judged(whole: Report) -> None:
    shown = view(replace(whole, claim=replace(whole.claim, state="other")), Options())
    assert shown.says == "nothing about being open itself; of something else: “a fully open language model”"
    assert shown.claim == ""


def test_a_claim_supported_in_part_says_what_falls_short(weights_only: Report) -> None:
    assert view(weights_only, Options()).claim == (
        "is supported in part by what was found (not open: system code, parameters, dataset, hyperparameters, "
        "training code and frameworks)"
    )


def test_a_cited_id_that_is_not_there_is_left_out(whole: Report) -> None:
    parts = {**whole.parts, "rng": replace(whole.parts["rng"], evidence=("0" * 16,))}
    row = next(row for row in view(replace(whole, parts=parts), Options()).rows if row.id == "rng")
    assert (row.findings, row.where, row.note) == ((), None, "")


def test_long_lists_of_what_was_searched_are_counted(weights_only: Report) -> None:
    row = next(row for row in view(weights_only, Options()).rows if row.id == "training_code")
    assert row.note.endswith("looked in 44 Python files, 12 documents, 3 notebooks, 2 scripts and 2 more")


def test_a_step_is_told_once_though_several_standards_ask_for_it(weights_only: Report) -> None:
    twice = replace(weights_only, verdicts=weights_only.verdicts * 2)
    assert [step.rule for step in view(twice, Options()).steps] == ["OA-HYP-01", "OA-TRN-01", "OA-DAT-03", "OA-RNG-01"]


def test_a_subject_without_a_name_is_called_by_its_address(whole: Report) -> None:
    nameless = replace(whole, subject=replace(whole.subject, name=""))
    assert view(nameless, Options()).title == "https://git.example.org/people/whole.git"
