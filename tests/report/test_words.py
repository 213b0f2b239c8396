from typing import get_args

from openassay.report.words import NAMES, SYMBOLS, is_open, licence, listed, state, symbol, terms, tone
from openassay.schema import PARTS, Licence, PartReport


def part(state: str, access: str = "open", expression: str = "MIT", free: str = "yes") -> PartReport:
    return PartReport(state=state, access=access, fixed="none", licence=Licence(expression=expression, open=free))


def test_every_state_has_its_own_symbol_and_every_part_a_name() -> None:
    hint = PartReport.__annotations__["state"]
    states = get_args(hint)
    assert set(SYMBOLS) == set(states)
    assert len({*SYMBOLS.values(), "◐"}) == len(states) + 1
    assert set(NAMES) == set(PARTS)


def test_a_gate_shows_in_symbol_and_word() -> None:
    gated = part("linked", "gated")
    assert (symbol(gated), state(gated), tone(gated)) == ("◐", "linked, gated", "part")


def test_a_gate_on_something_missing_is_not_told() -> None:
    assert state(part("missing", "gated")) == "missing"


def test_colour_answers_whether_anyone_can_have_it() -> None:
    tones = [part("included"), part("included", free="no"), part("partial"), part("missing"), part("unknown")]
    assert [tone(one) for one in tones] == ["yes", "part", "part", "no", "na"]


def test_a_partial_part_is_never_open() -> None:
    assert not is_open(part("partial"))


def test_terms_are_told_only_where_there_is_something_to_have() -> None:
    assert (licence(part("included", expression="")), terms(part("included", expression=""))) == ("unstated", "")
    assert (licence(part("missing")), terms(part("missing"))) == ("", "")
    assert terms(part("linked", free="unknown")) == "unclear"
    assert terms(part("linked", "unknown")) == "open, access unknown"


def test_words_are_listed_as_in_english() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
