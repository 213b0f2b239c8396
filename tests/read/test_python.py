import ast
import gc
import textwrap
import time
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.limits import MAX_BYTES, MAX_LINES, MAX_NODES, ReadError
from openassay.read.module import Module
from openassay.read.python import read, read_source

NAMES = st.sampled_from(["a", "b.c", "self.x", "torch.nn"])
ATOMS = st.one_of(
    NAMES, st.integers(0, 9).map(str), st.just("'text # no comment'"), NAMES.map(lambda name: f"{name}(1, k=2)")
)
LINES = st.one_of(
    st.tuples(NAMES, ATOMS).map(lambda two: f"{two[0]} = {two[1]}"),
    ATOMS,
    st.just("# a comment"),
    st.just(""),
    st.just('"""over\ntwo lines"""'),
)
HEADS = st.sampled_from(["for i in b():", "while a:", "if a:", "def f(x=1):", "class C(b.c):", "with a as z:"])


def block(head: str, lines: list[str]) -> str:
    return f"{head}\n" + textwrap.indent("\n".join([*lines, "pass"]), "    ")


PROGRAMS = st.lists(
    st.recursive(LINES, lambda inner: st.builds(block, HEADS, st.lists(inner, max_size=3)), max_leaves=6), max_size=8
).map("\n".join)


@given(PROGRAMS)
@settings(max_examples=80, deadline=None)
def test_what_a_program_says_stands_where_python_says(source: str) -> None:
    tree, module = ast.parse(source), read_source(source)
    calls = sorted((one.lineno, one.end_lineno or 0) for one in ast.walk(tree) if isinstance(one, ast.Call))
    assert sorted((call.line, call.end_line) for call in module.calls) == calls
    kinds = (ast.FunctionDef, ast.ClassDef)
    defined = sorted((one.lineno, one.name) for one in ast.walk(tree) if isinstance(one, kinds))
    assert sorted((one.line, one.name.rpartition(".")[2]) for one in module.definitions) == defined
    rows = source.split("\n")
    assert [line for line, _ in module.comments] == [
        at for at, row in enumerate(rows, 1) if row.strip() == "# a comment"
    ]
    assert module.lines == (len(rows) if source else 0) - source.endswith("\n")


@given(PROGRAMS)
@settings(max_examples=40, deadline=None)
def test_formatting_changes_only_places(source: str) -> None:
    def gist(module: Module) -> list[tuple[str, str, int]]:
        return [(call.name, call.scope, call.loop) for call in module.calls]

    assert gist(read_source(source)) == gist(read_source(ast.unparse(ast.parse(source))))


@pytest.mark.parametrize(
    ("data", "constant"),
    [
        ("x = 'é'".encode(), "é"),
        (b"# -*- coding: latin-1 -*-\nx = '\xe9'", "é"),
        (b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'", "€"),
        (b"\xef\xbb\xbf# coding: latin-1\nx = '\xc3\xa9'", "é"),
        ("x = 'é'".encode("utf-16"), "é"),
        (b"# coding: no-such-thing\nx = '\xe9'", "é"),
        (b"# coding: rot13\nx = 'a'", "a"),
        (b"# coding: utf-8\nx = '\xe9'", "é"),
        (b"x = 'a'\r\ny = 1\r", "a"),
    ],
)
def test_decoding(data: bytes, constant: str) -> None:
    assert read(data).assigns[0].value.constant == constant


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("x = 1\ny = = 2\n", 2),
        ("def f(:\n    pass", 1),
        ("x = 1\0", 0),
        ("x = " + "9" * 10_000, 1),
        ("(" * 100_000 + ")" * 100_000, 1),
        ("-" * 100_000 + "1", 0),
        ("not " * 100_000 + "1", 0),
        ("a" + ".b" * 50_000, 0),
        ("a" + "()" * 50_000, 0),
        ("1" + " + 1" * 50_000, 0),
        ("lambda:" * 50_000 + "1", 0),
        ("if 1: pass\n" + "elif 1: pass\n" * 50_000, 0),
        ("\n" * (MAX_LINES + 1), 0),
        ("[" + "1," * (MAX_NODES + 1) + "]", 0),
        ("a\n" * (MAX_NODES // 4) + "b;" * MAX_NODES, 0),
        (" " * (MAX_BYTES + 1), 0),
    ],
    ids=range(16),
)
def test_what_is_refused(source: str, line: int) -> None:
    started = time.process_time()
    with pytest.raises(ReadError) as caught:
        read_source(source)
    assert caught.value.line == line
    assert time.process_time() - started < 3


@pytest.mark.parametrize("data", [b"\0\1\2", b"x" * (MAX_BYTES + 1), b"\x80\x04\x95binary\0"])
def test_binary_and_oversized_data(data: bytes) -> None:
    with pytest.raises(ReadError):
        read(data)


def test_deep_but_real() -> None:
    module = read_source("if a: pass\n" + "elif f(): pass\n" * 500 + "x" + ".g(1)" * 300)
    assert len(module.calls) == 800
    assert len(read_source("x = " + "'a' + " * 500 + "'a'").assigns) == 1


def test_work_is_linear_where_scopes_hide_names() -> None:
    source = "".join(f"import m{at}\n" for at in range(3000)) + "".join(
        f"def f{at}(m1, m2):\n    import m3\n    m4 = g()\n" for at in range(3000)
    )
    started = time.process_time()
    assert len(read_source(source).calls) == 3000
    assert time.process_time() - started < 3


def test_warnings_are_silent_here_and_only_here() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert read_source("x = '\\d'").assigns[0].value.constant == "\\d"
        assert not caught
        ast.parse("x = '\\d'")
        assert len(caught) == 1


def test_collection_is_given_back() -> None:
    assert gc.isenabled()
    with pytest.raises(ReadError):
        read_source("x = (")
    assert gc.isenabled()
    gc.disable()
    try:
        read_source("x = 1")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_same_source_gives_the_same_module() -> None:
    source = "import a as b\nb.c(1)\nx = {'y': 2}\n# z\n"
    assert read_source(source) == read_source(source)
    assert read_source(source.replace("\n", "\r\n")) == read_source(source)


def test_empty() -> None:
    assert read(b"") == Module()
