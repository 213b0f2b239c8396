import configparser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import ini
from openassay.read.format import fitting
from openassay.read.limits import MAX_LINES, ReadError
from openassay.read.settings import Settings


def items(text):
    return [(one.key, one.value, one.line) for one in ini.read(text.encode()).items]


def test_sections_keys_comments_and_continued_values():
    text = "[net]\nlearning_rate=0.001 # rate\n; note\nsteps : 400,\n   450\n\n[train]\n  a = 'x y'\n  b = True\nc =\n"
    assert items(text) == [
        ("net.learning_rate", "0.001", 2),
        ("net.steps", "400,\n450", 4),
        ("train.a", "x y", 8),
        ("train.b", "true", 9),
        ("train.c", "", 10),
    ]


def test_environment_files():
    assert items("export A=1\nB='2'\nURL=http://x/#y\n") == [("A", "1", 1), ("B", "2", 2), ("URL", "http://x/#y", 3)]
    assert fitting("deploy/.env.example", Settings).read is ini.read


def test_the_lines_of_a_long_value_are_kept():
    assert next(ini.entries("[options]\ninstall_requires =\n  a\n  # no\n  b ; c\n")).rows == ((3, "a"), (5, "b"))


def test_text_without_keys_has_no_settings():
    assert items("worker_processes 1;\n") == []


def test_too_many_lines_are_refused():
    with pytest.raises(ReadError, match="lines"):
        ini.read(b"\n" * (MAX_LINES + 1))


names = st.text("abc", min_size=1, max_size=3)
texts = st.text("ab1.=: ", max_size=8).map(str.strip)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(names, st.dictionaries(names, texts, max_size=3), max_size=3))
def test_what_configparser_writes_is_read(sections):
    rows = [row for name, body in sections.items() for row in (f"[{name}]", *(f"{k} = {v}" for k, v in body.items()))]
    peer = configparser.RawConfigParser()
    peer.optionxform = str
    peer.read_string("\n".join(rows))
    expected = [(f"{name}.{key}", value) for name in peer.sections() for key, value in peer.items(name)]
    assert [(key, value) for key, value, _ in items("\n".join(rows))] == expected
    assert all(rows[line - 1].startswith(key.split(".")[1]) for key, _, line in items("\n".join(rows)))
