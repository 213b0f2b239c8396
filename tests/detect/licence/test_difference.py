"""Differences rebuild the other side, and cost little."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.detect.licence.difference import differences


def rebuilt(known, other):
    parts, position = [], 0
    for hunk in differences(known, other):
        parts += known[position : hunk.start] + other[hunk.other_start : hunk.other_end]
        position = hunk.end
    return parts + known[position:]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), max_size=60), st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_applying_the_differences_gives_the_other_text(known, other):
    assert rebuilt(known, other) == other


def test_equal_texts_have_none():
    assert differences(list("abcdefgh"), list("abcdefgh")) == []


def test_one_word_is_one_hunk():
    known = [f"w{number}" for number in range(100)]
    (hunk,) = differences(known, [*known[:50], "new", *known[50:]])
    assert (hunk.start, hunk.end, hunk.other_start, hunk.other_end) == (50, 50, 50, 51)


def test_repeats_do_not_make_it_slow():
    known, other = ["the", "of"] * 10_000, ["of", "and", "the"] * 8_000
    start = time.perf_counter()
    assert rebuilt(known, other) == other
    assert time.perf_counter() - start < 2
