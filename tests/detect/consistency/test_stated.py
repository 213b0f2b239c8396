"""Numbers as people and programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openassay.detect.consistency.stated import Stated, number, one_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e-4", 1e-4), ("1 × 10^-4", 1e-4), ("3x10^{-4}", 3e-4), ("10^-3", 1e-3), ("10,000", 10000),
        ("32K", 32000), ("0.1", 0.1),
        ("1_000", 1000), ("7B", 7e9),
    ],
)  # fmt: skip
def test_ways_to_write_a_number(text, value):
    assert number(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "many", "1,00", "3-4", "9" * 40, "k"])
def test_what_is_no_number(text):
    assert number(text) is None


@given(st.text())
def test_any_text_is_a_number_or_none(text):
    assert number(text) is None or isinstance(number(text), float)


def test_places_that_differ_state_no_one_value():
    assert one_value([]) is None
    assert one_value([Stated("1e-3", "a"), Stated("0.001", "b")]) == Stated("1e-3", "a")
    assert one_value([Stated("1e-3", "a"), Stated("0.002", "b")]) is None
