import json as peer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import json
from openassay.read.limits import MAX_DEPTH, ReadError


def items(text):
    return [(one.key, one.value, one.line) for one in json.read(text.encode()).items]


def test_scalars_keep_their_lines_and_numbers_their_text():
    text = '{\n "a": 1e-04,\n "b": [true,\n  null, {"c": "x\\n\\u00e9"}]\n}\n'
    assert items(text) == [("a", "1e-04", 2), ("b.0", "true", 3), ("b.1", "null", 4), ("b.2.c", "x\né", 4)]


def test_comments_and_trailing_commas_are_allowed():
    text = '// head\n{ /* two\nlines */ "a": [1, 2,], # end\n "b": "// no comment",\n}'
    assert items(text) == [("a.0", "1", 3), ("a.1", "2", 3), ("b", "// no comment", 4)]


def test_duplicate_keys_are_kept():
    assert items('{"a": 1, "a": 2}') == [("a", "1", 1), ("a", "2", 1)]


def test_numbers_that_json_lacks():
    assert [value for _, value, _ in items("[NaN, Infinity, -Infinity, 1., .5]")] == [
        "NaN",
        "Infinity",
        "-Infinity",
        "1.",
        ".5",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("{", 1),
        ('{"a": 1}\n{"a": 2}\n', 2),
        ("[1 2]", 1),
        ("[1,,2]", 1),
        ("{1: 2}", 1),
        ('{"a"}', 1),
        ("[}", 1),
        ("]", 1),
        ("hello", 1),
        ('[\n"open]', 2),
        ("[1-2]", 1),
        ('["\\x"]', 1),
        (",", 1),
        ("/* open", 1),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(text, line):
    with pytest.raises(ReadError) as caught:
        json.read(text.encode())
    assert caught.value.line == line


def test_what_a_template_leaves_open_is_kept_as_text():
    text = '{"seed": std.parseInt(std.extVar("SEED")), "min": CONFIG_MIN, "lr": 1}'
    assert [value for _, value, _ in items(text)] == ['std.parseInt(std.extVar("SEED"))', "CONFIG_MIN", "1"]


def test_deep_nesting_is_refused_however_deep():
    with pytest.raises(ReadError, match=f"deeper than {MAX_DEPTH}"):
        json.read(b"[" * 1_000_000)


def test_too_many_values_are_refused():
    with pytest.raises(ReadError, match="more than"):
        json.read(b"[" + b"1," * 400_001 + b"]")


def test_a_lone_surrogate_is_replaced():
    assert items('["\\ud800"]') == [("0", "\ufffd", 1)]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('ab"\\\n', max_size=3), inner, max_size=3),
)
WORDS = {True: "true", False: "false", None: "null"}


def flat(value, trail=()):
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return [one for name, child in pairs for one in flat(child, (*trail, str(name)))]
    return [(".".join(trail), WORDS[value] if value is None or isinstance(value, bool) else str(value))]


@settings(max_examples=100, deadline=None)
@given(values, st.sampled_from([None, 1]), st.booleans())
def test_what_is_read_is_what_was_written(value, indent, escaped):
    found = json.read(peer.dumps(value, indent=indent, ensure_ascii=escaped).encode()).items
    assert [(one.key, one.value) for one in found] == flat(value)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='ab1.-:,[]{}"\\/*#\n nulltrue', max_size=50))
def test_text_that_json_accepts_is_accepted_and_nothing_else_escapes(text):
    try:
        expected = peer.loads(text)
    except ValueError:
        expected = None
    try:
        found = json.read(text.encode()).items
    except ReadError:
        assert expected is None
        return
    assert all(1 <= one.line <= text.count("\n") + 1 for one in found)
