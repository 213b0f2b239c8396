import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import gin
from openassay.read.limits import MAX_LINES, ReadError


def items(text):
    return [(one.key, one.value, one.line) for one in gin.read(text.encode()).items]


def test_bindings_macros_scopes_and_lists():
    text = (
        "import x.y\ninclude 'other.gin'\nLR = 1e-3  # rate\ntrain/adam.learning_rate = %LR\n"
        "f.sizes = [\n  1, # one\n  2.5,\n]\ng.model = @mlp()\nh.name = 'a # b'\nh.flag = True\n"
        "h.long = \\\n  -7\nh.table = {'k': None}\n"
    )
    assert items(text) == [
        ("LR", "1e-3", 3),
        ("train/adam.learning_rate", "%LR", 4),
        ("f.sizes.0", "1", 6),
        ("f.sizes.1", "2.5", 7),
        ("g.model", "@mlp()", 9),
        ("h.name", "a # b", 10),
        ("h.flag", "true", 11),
        ("h.long", "-7", 13),
        ("h.table.k", "null", 14),
    ]


@pytest.mark.parametrize("value", ["-" * 9000 + "1", "(" * 5000, "[" * 190 + "]" * 190, "'\\ud800'", "'open", "1 +"])
def test_strange_values_do_no_harm(value):
    try:
        assert items(f"a.b = {value}\n")
    except ReadError:
        assert value.startswith("[")


def test_many_long_values_are_kept_as_text():
    found = items("".join(f"a.b{n} = [{'1,' * 4000}]\n" for n in range(80)))
    assert found[0] == ("a.b0.0", "1", 1)
    assert found[-1][1].startswith("[1,1,")


def test_too_many_lines_are_refused():
    with pytest.raises(ReadError):
        gin.read(b"\n" * (MAX_LINES + 1))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab.=[](){}'\"#\\\n @%1,", max_size=50))
def test_any_text_gives_settings_or_a_read_error(text):
    try:
        found = items(text)
    except ReadError:
        return
    assert all(1 <= line <= text.count("\n") + 1 for _, _, line in found)


def test_a_string_that_never_ends_is_tried_once():
    started = time.process_time()
    assert items("a.b = '" + "\\'" * 40_000 + "\nc.d = 1 # x\n")[-1][:2] == ("c.d", "1")
    assert time.process_time() - started < 4
