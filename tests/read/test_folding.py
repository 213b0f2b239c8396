import ast
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.folding import MAX_BITS, UNKNOWN, Folded, combine, fold, number, shown

NUMBERS = st.one_of(st.integers(-1000, 1000), st.floats(-1e6, 1e6, allow_nan=False))
OPERATORS = st.sampled_from(["+", "-", "*", "/", "//", "%", "**", "<<"])
ARITHMETIC = st.recursive(
    NUMBERS.map(repr),
    lambda inner: st.one_of(
        st.tuples(inner, OPERATORS, inner).map(lambda three: f"({three[0]}) {three[1]} ({three[2]})"),
        inner.map(lambda one: f"-({one})"),
        inner.map(lambda one: f"int({one})"),
    ),
    max_leaves=5,
)


def folded(text: str, **names: Folded) -> Folded:
    return fold(ast.parse(text, mode="eval").body, lambda name: names.get(name, UNKNOWN))


@given(ARITHMETIC)
@settings(max_examples=200, deadline=None)
def test_folding_is_what_python_computes(text: str) -> None:
    value = folded(text)
    if value is not UNKNOWN:
        assert value == eval(text)  # noqa: S307 - the text is arithmetic, made above
        assert type(value) is type(eval(text))  # noqa: S307


@given(st.integers(-1000, 1000), st.sampled_from(["+", "-", "*"]), NUMBERS)
@settings(max_examples=50, deadline=None)
def test_simple_arithmetic_is_always_folded(left: int, sign: str, right: float) -> None:
    assert folded(f"{left} {sign} ({right!r})") == eval(f"{left} {sign} ({right!r})")  # noqa: S307


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2**19", 2**19),
        ("1e-3", 1e-3),
        ("-3", -3),
        ("1 << 20", 1 << 20),
        ("int(1e5)", 100_000),
        ('float("1e-3")', 1e-3),
        ('"a" + "b"', "ab"),
        ('f"a"', "a"),
        ("batch * 4", 12),
        ("True", True),
        ("None", None),
        ("0x10", 16),
    ],
)
def test_what_folds(text: str, value: Folded) -> None:
    assert folded(text, batch=3) == value


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9", "1 << 10**9", "2.0**10**6", '"a" * 10**9', '"a" + 1', "1 / 0", 'float("inf")', 'float("nan")',
        "1e999", "int(1e999)", 'int("x")', "(-8) ** 0.5", "1j", 'Path("a") / "b"', "other", "f(1)", "int(1, 2)",
        'f"{x}"', "not 1", "-" * 100 + "1", "[1]", "0x" + "f" * 1000, '"' + "a" * 3000 + '"', 'int("9" * 5000)',
        f'int("{"9" * 4000}")',
    ],
)  # fmt: skip
def test_what_does_not_fold(text: str) -> None:
    assert folded(text) is UNKNOWN


def test_results_stay_small() -> None:
    value: Folded = 2
    while value is not UNKNOWN:
        assert isinstance(value, int)
        assert value.bit_length() <= MAX_BITS
        value = combine("*", value, value)


@pytest.mark.parametrize(
    ("value", "pair"),
    [
        (1, ("number", "1")), (1e-3, ("number", "0.001")), (True, ("bool", "true")), (False, ("bool", "false")),
        (None, ("null", "null")), ("a", ("string", "a")), (UNKNOWN, ("other", "")),
    ],
)  # fmt: skip
def test_shown(value: Folded, pair: tuple[str, str]) -> None:
    assert shown(value) == pair


@given(st.text("0123456789.e-+x", max_size=12))
@settings(max_examples=60, deadline=None)
def test_number_is_finite_or_unknown(text: str) -> None:
    value = number(text)
    assert value is UNKNOWN or (isinstance(value, float) and isfinite(value))
