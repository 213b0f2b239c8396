from msgspec.structs import replace

from openassay.report import Options
from openassay.report.view import view
from openassay.schema import Evidence, Location, Report, Severity, Step


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


def steps_of(report: Report, *steps: Step) -> list[tuple[str, str]]:
    shown = view(replace(report, verdicts=(replace(report.verdicts[0], next=steps),)), Options())
    return [(step.where.text if step.where else "", step.write or step.text) for step in shown.steps]


def test_a_step_names_its_place_and_a_new_file_as_such(whole: Report) -> None:
    place = Location(path="train.py", line=41)
    first = Step(rule="OA-RNG-01", text="Before.", location=place, write="seed(<seed>)")
    second = Step(rule="OA-FRM-01", text="Pin.", location=Location(path="requirements.txt"), new=True)
    assert steps_of(whole, first, second) == [("train.py:41", "seed(<seed>)"), ("requirements.txt (new)", "Pin.")]


def test_one_line_that_two_standards_ask_for_is_shown_once(whole: Report) -> None:
    place = Location(path="LICENSE", line=1)
    first = Step(rule="OA-LIC-01", text="Put another.", location=place)
    assert steps_of(whole, first, replace(first, text="Put a third.")) == [("LICENSE:1", "Put another.")]


def test_a_rule_s_own_advice_is_for_where_nothing_is_nearer(whole: Report) -> None:
    near = Step(rule="OA-RNG-01", text="Before.", location=Location(path="train.py", line=41))
    assert steps_of(whole, Step(rule="OA-RNG-01"), near) == [("train.py:41", "Before.")]
    assert steps_of(whole, Step(rule="OA-RNG-01")) == [("", "See rule OA-RNG-01.")]


def test_a_line_to_write_is_shown_as_a_step_only(whole: Report) -> None:
    told = replace(whole.evidence[0], fact="rng.mend", id="")
    assert view(replace(whole, evidence=(told,)), Options()).findings == ()


def clash(number: int, severity: Severity) -> Evidence:
    return Evidence(
        rule="OA-CON-12",
        fact="consistency.broken_link",
        part="consistency",
        outcome="no",
        severity=severity,
        message=f"Link {number}.",
        locations=(Location(path="README.md", line=number),),
    )


def test_serious_contradictions_come_first(whole: Report) -> None:
    found = (clash(1, "note"), clash(2, "warning"), clash(3, "note"))
    shown = view(replace(whole, evidence=found), Options())
    assert [one.message for one in shown.contradictions] == ["Link 2.", "Link 1.", "Link 3."]
