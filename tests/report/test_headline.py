from collections.abc import Callable

import pytest
from msgspec.structs import replace

from openassay.report.headline import headline
from openassay.schema import PARTS, Licence, PartReport, Reading, Report, Subject

Change = Callable[..., Report]


def one(state: str, access: str = "open", free: str = "yes") -> PartReport:
    return PartReport(state=state, access=access, fixed="none", licence=Licence(expression="X", open=free))


@pytest.fixture
def told(whole: Report) -> Callable[..., str]:
    def tell(grade: str, kind: str = "model", candidates: tuple[str, ...] = (), **parts: PartReport) -> str:
        missing = {part: one("missing", "none", "unknown") for part in PARTS}
        verdict = replace(whole.verdicts[0], grade=grade, candidates=candidates)
        subject = Subject(
            kind=kind, name="x", readings=(Reading(kind="model", why="a"), Reading(kind="dataset", why="b"))
        )
        return headline(replace(whole, parts={**missing, **parts}, verdicts=(verdict,), subject=subject))

    return tell


def test_whole_says_that_nothing_was_executed(whole: Report) -> None:
    assert headline(whole) == "The whole model: all 7 parts are shared, all under open terms; not executed."


def test_weights_only(told: Callable[..., str]) -> None:
    sentence = told("weights-only", parameters=one("linked", "gated", "no"))
    assert sentence == "Weights only: 1 of 7 parts is shared (parameters), not under open terms."


def test_weights_only_in_pieces(told: Callable[..., str]) -> None:
    sentence = told("weights-only", parameters=one("partial"))
    assert sentence == "Weights only: none of the 7 parts is shared; in pieces: parameters."


def test_partial_names_what_is_shared_and_counts_what_is_open(told: Callable[..., str]) -> None:
    sentence = told("partial", system_code=one("included"), parameters=one("linked", "gated"), rng=one("partial"))
    assert (
        sentence == "2 of 7 parts are shared (system code and parameters), 1 of them under open terms; in pieces: rng."
    )


def test_parts_that_do_not_apply_are_left_out_of_the_count(told: Callable[..., str]) -> None:
    sentence = told("partial", "benchmark", dataset=one("included"), parameters=one("not_applicable"))
    assert sentence == "1 of 6 parts is shared (dataset), under open terms."


def test_closed(told: Callable[..., str]) -> None:
    assert told("closed", "dataset", dataset=one("described")) == "None of the 7 parts is shared."


def test_undetermined_names_the_part_and_both_grades(told: Callable[..., str]) -> None:
    sentence = told("undetermined", candidates=("closed", "partial"), dataset=one("unknown"))
    assert sentence == ("None of the 7 parts is shared; not judged: dataset, which decides between closed and partial.")


def test_an_unsettled_subject_says_so(told: Callable[..., str]) -> None:
    assert told("closed", "unknown").startswith("It is not settled what this release is: none of")


def test_a_gated_or_unlicensed_part_is_not_open(told: Callable[..., str]) -> None:
    sentence = told("partial", dataset=one("included", "unknown"), rng=one("included", "open", "unknown"))
    assert sentence == "2 of 7 parts are shared (dataset and rng), none under open terms."


def test_without_the_seven_parts_there_is_no_grade_word(whole: Report) -> None:
    assert headline(replace(whole, verdicts=())) == "All 7 parts are shared, all under open terms."


def test_software_says_so_and_under_which_licence(software: Report) -> None:
    assert headline(software) == (
        "Software that learns nothing, so the seven parts do not apply; "
        "its source is here, its licence is BSD-3-Clause: open source."
    )


def test_software_without_source_or_licence(software: Report) -> None:
    sentence = headline(replace(software, evidence=(), verdicts=()))
    assert sentence.endswith("its source was not judged, no licence was found.")
