"""Words are the same whatever the layout; numbers that tell a version stay."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.detect.licence.words import HOLDER, NOTICE, shingles, words


def test_case_quotes_markup_and_spelling_make_no_difference():
    plain = words('The "License" permits sublicensing and non-exclusive use.')
    assert (
        words(
            "the \N{LEFT DOUBLE QUOTATION MARK}LICENCE\N{RIGHT DOUBLE QUOTATION MARK} permits sub-licensing and "
            "**nonexclusive** use."
        )
        == plain
    )


def test_list_markers_vanish_and_versions_stay():
    assert words("1. First.\n2. Second.\n(a) third; b) fourth") == ["first", "second", "third", "fourth"]
    assert words("This is version\n2.0 of the terms") == ["this", "is", "version", "2.0", "of", "the", "terms"]


def test_copyright_notices_keep_only_the_holder():
    for notice in (
        "Copyright (c) 2019-2024 Ann Li",
        "\N{COPYRIGHT SIGN} 2020 Ann Li",
        "Copyright 1999, 2001 Ann Li. All rights reserved.",
    ):
        assert words(notice) == [NOTICE, "ann", "li"]


def test_named_parties_of_fixed_phrases_are_one():
    text = "Neither the name of {} nor the names of its contributors may be used"
    assert words(text.format("Example Labs, Inc.")) == words(text.format("the copyright holder"))
    assert HOLDER in words(text.format("Example Labs"))


def test_shingles_are_runs_of_three():
    assert shingles(["a", "b", "c", "d"]) == {("a", "b", "c"), ("b", "c", "d")}
    assert shingles(["a", "b"]) == set()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["grant", "use", "copy", "2.0", "the", "version", "license", "may", "not"]),
        min_size=3,
        max_size=60,
    ),
    st.integers(20, 90),
)
def test_wrapping_makes_no_difference(tokens, width):
    text = "text " + " ".join(tokens)
    assert words(textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)) == words(text)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_words(text):
    assert all(word and " " not in word for word in words(text))
