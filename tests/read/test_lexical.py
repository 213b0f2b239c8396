import io
import tokenize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.lexical import comments, tokens, weight
from openassay.read.limits import ReadError

ANY = st.text("ab1 \n\t#'\"\\({[]}),.+-xrfu`$é", max_size=60)
VALID = st.lists(
    st.sampled_from(
        ["x = 1", "# one", "'# no'", '"""\n# no\n"""', "f'#{x}' # two", r"'\'#' # three", "y = [ # four\n 1]", ""]
    ),
    max_size=8,
).map("\n".join)


@given(ANY)
@settings(max_examples=200, deadline=None)
def test_tokens_are_the_source(source: str) -> None:
    assert "".join(token.text for token in tokens(source)) == source


@given(VALID)
@settings(max_examples=100, deadline=None)
def test_comments_are_those_of_pythons_own_tokenizer(source: str) -> None:
    known = tokenize.generate_tokens(io.StringIO(source).readline)
    expected = [(one.start[0], one.string.lstrip("# ")) for one in known if one.type == tokenize.COMMENT]
    assert list(comments(source)) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ur'a'", "string"), ("Rb'''a\n'''", "string"), ("name", "name"), ("0x1FL", "number"), ("1.5e-3", "number"),
        (".5", "number"), ("<>", "mark"), ("# c", "comment"), (" \\\n ", "space"), ("\n", "newline"), ("'open", "mark"),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str) -> None:
    assert tokens(text)[0].kind == kind


def test_weight_stops() -> None:
    assert weight("a + b", 100) == 3
    assert weight("1," * 1000, 50) == 51
    assert weight('"' + "a," * 1000 + '"', 50) == 1


def test_too_many_tokens() -> None:
    with pytest.raises(ReadError):
        tokens(";" * 1_000_000)
