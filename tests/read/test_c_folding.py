from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.c_folding import chain, fold, kind_of, spelled
from openassay.read.c_lexer import lex
from openassay.read.folding import UNKNOWN, Folded

ARITHMETIC = st.recursive(
    st.one_of(st.integers(0, 1000).map(str), st.floats(0, 1e3, allow_nan=False).map(repr)),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda three: f"{three[0]} {three[1]} {three[2]}"),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"-({one})"),
    ),
    max_leaves=6,
)


def folded(text: str, **names: Folded) -> Folded:
    return fold(lex(text).tokens, names)


@given(ARITHMETIC)
@settings(max_examples=150, deadline=None)
def test_where_c_and_python_agree(text: str) -> None:
    value = folded(text)
    assert isinstance(value, int | float)
    assert isclose(value, eval(text), rel_tol=1e-12)  # noqa: S307 - arithmetic, made above


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7 / 2", 3), ("-7 / 2", -3), ("-7 % 2", -1), ("7.0f / 2", 3.5), ("1 << 10", 1024), ("0x10", 16), ("010", 8),
        ("0b101", 5), ("3e-4f", 3e-4), ("1024UL", 1024), ("1'000", 1000), ("(float)1 / 4", 0.25), ("(int)2.9", 2),
        ("(size_t)B * 2", 8), ("2 + 3 * 4 - 1", 13), ("true", True), ("NULL", None), ('"a" "b"', "ab"), ("-B", -4),
        ("((B))", 4), (".5", 0.5), ("1.f", 1.0),
    ],
)  # fmt: skip
def test_what_folds(text: str, value: Folded) -> None:
    assert folded(text, B=4) == value
    assert type(folded(text, B=4)) is type(value)


@pytest.mark.parametrize(
    "text",
    ["", "x", "f(1)", "1 / 0", "1 % 0", "1 +", "(1", "1 2", '"a" * 2', "{1}", "1 == 1", "-" * 63 + "x", "(" * 60,
     "0x1.8p3", "9" * 500, "1 << 9999", "1 + " * 100 + "1"],
)  # fmt: skip
def test_what_does_not_fold(text: str) -> None:
    assert folded(text) is UNKNOWN


@given(st.text("0123456789xXabfFuUlL.e+-'", max_size=10))
@settings(max_examples=100, deadline=None)
def test_any_spelling(text: str) -> None:
    assert spelled(text) is UNKNOWN or isinstance(spelled(text), int | float)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a", "a"),
        ("a.b->c", "a.b.c"),
        ("torch::manual_seed", "torch.manual_seed"),
        ("x[1].y", "?.y"),
        ("f().y", "?.y"),
        ("1", ""),
    ],
)
def test_names(text: str, name: str) -> None:
    tokens = lex(text).tokens
    assert chain(tokens, len(tokens))[1] == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("LR", ("number", "0.1", "LR")), ("a.b", ("name", "", "a.b")), ("f(1, g(2))", ("call", "", "f")),
        ("{1, 2}", ("list", "", "")), ("f(1) + 1", ("other", "", "")), ("nullptr", ("null", "null", "nullptr")),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: tuple[str, str, str]) -> None:
    assert kind_of(lex(text).tokens, {"LR": 0.1}) == kind
