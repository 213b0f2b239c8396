import pytest
import yaml as peer
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import yaml
from openassay.read.limits import MAX_DEPTH, ReadError
from openassay.read.settings import Setting


def items(text):
    return [(one.key, one.value, one.line) for one in yaml.read(text.encode()).items]


def test_scalars_keep_their_lines_and_their_text():
    text = "# top\noptimizer:\n  lr: 1e-4\n  betas: [0.9,\n    0.95]\nname: 'true'\nflag: yes\nnone:\n"
    assert items(text) == [
        ("optimizer.lr", "1e-4", 3),
        ("optimizer.betas.0", "0.9", 4),
        ("optimizer.betas.1", "0.95", 5),
        ("name", "true", 6),
        ("flag", "true", 7),
        ("none", "null", 8),
    ]


def test_keys_are_not_resolved():
    assert items("on: 1\nno: 2\n") == [("on", "1", 1), ("no", "2", 2)]


def test_merges_and_anchors_point_at_the_line_that_holds_the_value():
    text = "base: &b\n  lr: 1\n  wd: 2\nrun:\n  <<: *b\n  lr: 3\n"
    assert items(text)[2:] == [("run.lr", "3", 6), ("run.wd", "2", 3)]


def test_a_list_of_merges_gives_the_first_the_say():
    text = "a: &a {x: 1}\nb: &b {x: 2, y: 3}\nc:\n  <<: [*a, *b]\n"
    assert items(text)[3:] == [("c.x", "1", 1), ("c.y", "3", 2)]


def test_tags_construct_nothing():
    text = "a: !!python/object/apply:os.system ['exit 1']\nb: !Custom 5\nc: !!python/name:os.system\n"
    assert items(text) == [("a.0", "exit 1", 1), ("b", "5", 2), ("c", "", 3)]


def test_interpolations_stay_text_and_documents_follow_one_another():
    assert items("a: ${b.c}\n---\nd: 2\n") == [("a", "${b.c}", 1), ("d", "2", 3)]


def test_json_in_yaml():
    assert items('{\n  "num-layers": 16, # depth\n  "lr": 0.00025,\n}\n') == [
        ("num-layers", "16", 2),
        ("lr", "0.00025", 3),
    ]


def test_an_error_keeps_what_stands_before_it():
    assert items("a: 1\nb: 2\nc: [1\nd: }\n")[:2] == [("a", "1", 1), ("b", "2", 2)]


def test_an_error_at_the_start_says_its_line():
    with pytest.raises(ReadError) as caught:
        yaml.read(b"\n\n}\n")
    assert caught.value.line == 3


def test_aliases_that_explode_stop():
    rows = ["a0: &a0 [x, x, x, x]"]
    rows += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    with pytest.raises(ReadError, match="more than"):
        yaml.read("\n".join(rows).encode())


def test_merges_that_explode_stop():
    keys = ", ".join(f"k{n}: 1" for n in range(2000))
    rows = [f"a: &a {{{keys}}}", *(f"b{n}: {{<<: *a}}" for n in range(300))]
    with pytest.raises(ReadError, match="more than"):
        yaml.read("\n".join(rows).encode())


@pytest.mark.parametrize("text", ["&a [*a]", "a: &a {b: *a}", "&a {<<: *a}"])
def test_a_value_that_contains_itself_is_refused(text):
    with pytest.raises(ReadError, match="contains itself"):
        yaml.read(text.encode())


def test_deep_nesting_is_refused():
    with pytest.raises(ReadError, match="deeper"):
        yaml.read(b"[" * (MAX_DEPTH + 1))


def test_an_undefined_alias_is_an_error_with_a_line():
    with pytest.raises(ReadError, match="undefined alias") as caught:
        yaml.read(b"\n*nothing")
    assert caught.value.line == 2


def test_other_line_ends_of_yaml_do_not_shift_the_lines():
    assert items("a: x\u2028y\nb: 2\n")[1] == ("b", "2", 2)


def test_an_empty_file_has_no_settings():
    assert yaml.read(b"# nothing\n").items == ()


scalars = st.none() | st.booleans() | st.integers() | st.text(alphabet="abc :#'\"-yesno~\n", max_size=8)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3)
)
WORDS = {True: "true", False: "false", None: "null"}


def flat(value, key=""):
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return [one for name, child in pairs for one in flat(child, f"{key}.{name}" if key else str(name))]
    return [(key, WORDS[value] if value is None or isinstance(value, bool) else str(value))]


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), values, max_size=4), st.booleans())
def test_what_is_read_is_what_was_written(value, flow):
    text = peer.safe_dump(value, default_flow_style=flow, sort_keys=False)
    found = yaml.read(text.encode()).items
    expected = [pair for name, child in value.items() for pair in flat(child, name)]
    assert [(one.key, one.value) for one in found] == expected
    assert all(1 <= one.line <= text.count("\n") + 1 for one in found)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>%'\"\n\t ?,#<~", max_size=60))
def test_any_text_gives_settings_or_a_read_error(text):
    try:
        found = yaml.read(text.encode()).items
    except ReadError:
        return
    assert all(isinstance(one, Setting) for one in found)
