import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import toml
from openassay.read.limits import ReadError


def items(text):
    return [(one.key, one.value, one.line) for one in toml.read(text.encode()).items]


def test_tables_keys_and_arrays_keep_their_lines():
    text = (
        'title = "x"\n[a.b]\nlr = 1e-4 # rate\nlist = [ 1,\n  # note\n  2, ]\n"q.r" . s = true\n'
        "[[stage]]\nname = 'one'\n[[stage]]\nname = 'two'\n[stage.opt]\nx = {y = 1, z = [{w = 2}]}\n"
    )
    assert items(text) == [
        ("title", "x", 1),
        ("a.b.lr", "1e-4", 3),
        ("a.b.list.0", "1", 4),
        ("a.b.list.1", "2", 6),
        ("a.b.q.r.s", "true", 7),
        ("stage.0.name", "one", 9),
        ("stage.1.name", "two", 11),
        ("stage.1.opt.x.y", "1", 13),
        ("stage.1.opt.x.z.0.w", "2", 13),
    ]


def test_strings_of_several_lines_do_not_shift_what_follows():
    text = "a = \"\"\"\n[no]\nb = 1 # \\\"\n\"\"\"\nc = '''\n'x''''\nd = 2024-01-01 10:00:00\n"
    assert items(text) == [("a", '[no]\nb = 1 # "\n', 1), ("c", "'x'", 5), ("d", "2024-01-01 10:00:00", 7)]


def test_an_error_says_its_line():
    with pytest.raises(ReadError) as caught:
        toml.read(b"a = 1\nb = = 2\n")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5000,
        "[" + "a." * 5000 + "b]",
        "a = " + "{b = " * 200 + "1",
        ".".join("a" * 100) + " = 1",
        "a = " + "9" * 5000,
        "[" + "a." * 60 + "b]\n" + "".join(f"k{n} = 1\n" for n in range(30_000)),
    ],
)
def test_depth_and_size_are_bounded(text):
    with pytest.raises(ReadError):
        toml.read(text.encode())


keys = st.text("ab-", min_size=1, max_size=3)
scalars = st.booleans() | st.integers(-9, 99) | st.text("a\"'\\#=[]{}.,\n ", max_size=6)


def written(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}" = {written(child)}' for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ',\n# note ] "\n'.join(map(written, value)) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"""{escaped}"""' if "\n" in value else f'"{escaped}"'
    return str(value).lower()


values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=6
)


def flat(value, trail=()):
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return [one for name, child in pairs for one in flat(child, (*trail, str(name)))]
    return [(".".join(trail), str(value).lower() if isinstance(value, bool) else str(value))]


def place(text, key):
    """The line on which the marked key of a table stands."""
    return text[: text.index(f"{key} = ")].count("\n") + 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(keys, values), max_size=4, unique_by=lambda pair: pair[0]), st.booleans())
def test_values_are_those_of_tomllib_and_lines_those_of_the_text(pairs, several):
    rows = []
    for number, (name, value) in enumerate(pairs):
        rows += [f"[[t{number}]]" if several else f"[t{number}.'{name}']", f"mark{number} = {written(value)}"]
    text = "\n".join(rows) + "\n"
    found = toml.read(text.encode()).items
    assert [(one.key, one.value) for one in found] == flat(tomllib.loads(text))
    for number in range(len(pairs)):
        own = [one.line for one in found if f"mark{number}" in one.key]
        start = place(text, f"mark{number}")
        end = place(text, f"mark{number + 1}") - 1 if number + 1 < len(pairs) else text.count("\n") + 1
        assert all(start <= line <= end for line in own)
        assert own == sorted(own)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab=[]{}.,\"'#\n 1", max_size=40))
def test_any_text_gives_settings_or_a_read_error(text):
    try:
        found = toml.read(text.encode()).items
    except ReadError:
        return
    assert [(one.key, one.value) for one in found] == flat(tomllib.loads(text))
