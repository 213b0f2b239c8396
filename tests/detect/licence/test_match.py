"""Known texts are recognised however they are laid out; a changed text is never exact."""

import random
import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.detect.licence.index import index
from openassay.detect.licence.match import match
from openassay.detect.licence.words import HOLDER, NOTICE

IDS = index().ids()
NUMBERS = {identity: number for number, identity in enumerate(IDS)}
AI = [identity for identity in IDS if identity.startswith("LicenseRef-")]
SAMPLE = sorted({*AI, *IDS[::9], "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "GPL-3.0-only", "CC-BY-NC-4.0"})

MIT = """The MIT License (MIT)

Copyright (c) {holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the {quote}Software{quote}), to deal in the Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of
the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
{party} BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.{more}
"""


def mit(holder="2024 Example Labs", quote='"', party="AUTHORS OR COPYRIGHT HOLDERS", more=""):
    return MIT.format(holder=holder, quote=quote, party=party, more=more)


def laid_out(identity, seed=0, leader=""):
    """The text of a known licence in another layout, signed by someone."""
    chance = random.Random(f"{identity}{seed}")  # noqa: S311 - a layout, not a secret
    known = index().known(NUMBERS[identity])
    written = [{NOTICE: "(c)", HOLDER: "the Example Foundation"}.get(word, word) for word in known.words]
    cased = [word.upper() if chance.random() < 0.2 else word for word in written]
    lines = textwrap.wrap(" ".join(cased), chance.randint(50, 110), break_long_words=False, break_on_hyphens=False)
    head = "Copyright 2019-2024 The Example Authors. All rights reserved."
    return "\n".join(leader + line for line in [head, "", *lines])


@pytest.mark.parametrize("identity", SAMPLE)
def test_layout_and_signature_make_no_difference(identity):
    found = match(laid_out(identity))
    assert (found.verdict, found.id) == ("exact", identity)


@pytest.mark.parametrize("leader", ["# ", "// ", " * ", "> "])
def test_comment_leaders_make_no_difference(leader):
    assert match(laid_out("Apache-2.0", leader=leader)).verdict == "exact"


@pytest.mark.parametrize(
    "holder", ["2024 Example Labs", "<year> <copyright holders>", "2019, 2020-present Ann Li <a@b.org>", "01.AI"]
)
def test_mit_with_placeholders_filled_in_is_exact(holder):
    found = match(mit(holder))
    assert (found.verdict, found.id) == ("exact", "MIT")


def test_quotes_and_named_parties_make_no_difference():
    assert match(mit(quote="\N{LEFT DOUBLE QUOTATION MARK}", party="EXAMPLE FOUNDATION")).verdict == "exact"


def test_a_changed_sentence_is_modified_and_told():
    found = match(mit().replace("publish, distribute", "publish"))
    assert (found.verdict, found.id) == ("modified", "MIT")
    assert 'lacks "distribute"' in found.differences


def test_an_appended_policy_is_known_text_with_more():
    more = "\n\nYou may not use the Software for military purposes, nor to train a model that competes with ours. " * 3
    found = match(mit(more=more))
    assert (found.verdict, found.id) == ("modified", "MIT")
    assert found.containment > 0.95
    assert found.dice < found.containment
    assert "adds" in found.differences[0]


def test_a_known_text_deep_inside_other_terms_does_not_name_them():
    before = "The works are kept by the keeper, who lends them to guests that were asked in, one at a time. " * 6
    assert match(before + "\n\n" + mit()).verdict == "resembles"


@pytest.mark.parametrize("inserted", ["not", "noncommercial", "for research purposes only"])
@pytest.mark.parametrize("identity", ["MIT", "BSD-3-Clause", "CC-BY-4.0", "OpenMDW-1.0"])
def test_a_restriction_slipped_in_is_never_exact(identity, inserted):
    words = laid_out(identity).split(" ")
    for place in (len(words) // 3, len(words) // 2, len(words) - 20):
        changed = " ".join([*words[:place], inserted, *words[place:]])
        assert match(changed).verdict != "exact"


@pytest.mark.parametrize(
    "identity", [one for one in [*AI, "OpenMDW-1.0", "Apache-2.0", "CC-BY-4.0"] if re.search(r"\d\.\d", one)]
)
def test_another_version_is_never_exact(identity):
    version = re.search(r"\d+\.\d+", identity)[0]
    text = laid_out(identity)
    for other in ("7", "7.3"):
        changed = re.sub(rf"(?<![\d.]){re.escape(version)}(?![\d.])", other, text)
        if changed != text:
            assert match(changed).verdict != "exact"


def test_another_date_is_never_exact():
    text = laid_out("LicenseRef-gemma")
    dated = re.sub(r"\b(april|march|february|january) (\d+)(?= 20\d\d)", r"\1 29", text, flags=re.IGNORECASE)
    assert dated == text or match(dated).verdict != "exact"
    assert match(text + "\n\nLast modified: 3 May 2031.").verdict != "exact"


def test_a_sibling_is_never_taken_for_the_other():
    for left, right in (
        ("CC-BY-NC-4.0", "CC-BY-4.0"),
        ("LicenseRef-llama-3.1", "LicenseRef-llama-3.2"),
        ("LGPL-3.0-only", "GPL-3.0-only"),
    ):
        assert match(laid_out(left)).id == left != right


@pytest.mark.parametrize(
    "text", ["", "MIT", "\0\0\0", "All rights reserved.", "word " * 5000, "(c) " * 3000, "- " * 9000]
)
def test_what_is_no_licence_is_unknown(text):
    assert match(text).verdict == "unknown"


def test_prose_is_unknown():
    text = "The tern is a small bird that lives near the sea and eats fish. It flies far and rests on posts. " * 4
    assert match(text).verdict == "unknown"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gets_a_verdict_and_none_is_exact(text):
    found = match(text)
    assert found.verdict in ("unknown", "resembles", "modified")
    assert 0 <= found.dice <= 1
