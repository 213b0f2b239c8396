from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.module import Value
from openassay.read.python import read_source


def first(source: str) -> Value:
    return read_source(source).calls[0].args[0]


def test_kinds() -> None:
    source = "f(1, 'a', None, True, a.b, g(), [1], (2,), {3}, {}, -x, lambda: 0, ..., *s, b'c')"
    kinds = [value.kind for value in read_source(source).calls[0].args]
    assert kinds == (
        "number string null bool name call list list list other other other other other string".split()  # noqa: SIM905
    )


def test_text_is_one_line_and_cut() -> None:
    assert first("f([1,\n     2,\n  3])").text == "[1, 2, 3]"
    assert first("f(" + "a + " * 200 + "a)").text == ("a + " * 50)
    assert len(first("f([" + "1,\n" * 5000 + "])").text) <= 200


@given(st.text("aé字😀 ", max_size=20), st.text("aé字😀 ", min_size=1, max_size=300))
@settings(max_examples=60, deadline=None)
def test_text_counts_characters_not_bytes(before: str, inside: str) -> None:
    assert first(f"f('{inside}'); '{before}'").text == f"'{inside}'"[:200]
    assert read_source(f"'{before}'; f('{inside}')").calls[0].args[0].constant == inside


def test_fields_of_an_f_string_stay_inside_the_file() -> None:
    module = read_source('f(f"""\n{g(\n1)}""" f"""\n{h(2)}""")')
    assert all(1 <= call.line <= call.end_line <= module.lines for call in module.calls)
    assert [call.name for call in module.calls] == ["f", "g", "h"]
