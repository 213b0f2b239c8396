"""What every language that is read through a table keeps to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.format import fitting
from openassay.read.limits import MAX_BYTES, MAX_LINES, ReadError
from openassay.read.module import Module

SUFFIXES = (".lua", ".js", ".ts", ".rs", ".r", ".jl")
EVERY = pytest.mark.parametrize("suffix", SUFFIXES)
PIECES = st.lists(
    st.sampled_from(
        [
            "f", "x", "A", "(", ")", "{", "}", "[", "]", ";", ",", "=", ":", ".", "::", "=>", "->", "<-", "<", ">",
            "$", "|>", "\n", " ", " ", '"a"', "'b'", "`", "[[", "]]", "--", "//", "/*", "*/", "#", "#=", "=#", '"""',
            "\\", "!", "@", "1", "2e-3", " function ", " fn ", " class ", " struct ", " impl ", " for ", " while ",
            " do ", " end ", " if ", " begin ", " repeat ", " until ", " return ", " local ", " let ", " const ",
            " use ", " import ", " using ", " from ", " require ", " library(", " mod ", "#[arg(default=1)]",
            "#[derive(A)]", "@add_arg_table! s begin\n", " nn_module(", "é", "${",
        ]
    ),
    max_size=60,
).map("".join)  # fmt: skip


def read(suffix: str, source: str) -> Module:
    form = fitting(f"a{suffix}", Module)
    assert form is not None
    module = form.read(source.encode())
    assert isinstance(module, Module)
    return module


@EVERY
def test_empty(suffix: str) -> None:
    module = read(suffix, "")
    assert module == Module(language=module.language)
    assert module.language != "python"


@EVERY
@given(PIECES)
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_every_line_is_in_the_file(suffix: str, source: str) -> None:
    module = read(suffix, source)
    last = max(module.lines, 1)
    calls = [place for one in module.calls for place in (one.line, one.end_line)]
    values = [value.line for one in module.calls for value in (*one.args, *(value for _, value in one.keywords))]
    names = [place for one in module.definitions for place in (one.line, one.end_line)]
    others = [one.line for one in (*module.imports, *module.assigns, *module.texts)]
    assert all(1 <= line <= last for line in (*calls, *values, *names, *others, *(line for line, _ in module.comments)))
    assert all(one.line <= one.end_line for one in (*module.calls, *module.definitions))
    assert all(one.name and one.loop >= 0 for one in module.calls)
    assert all(one.target for one in module.assigns)


@EVERY
@given(PIECES, st.integers(0, 5))
@settings(max_examples=30, deadline=None)
def test_empty_lines_before_move_every_line(suffix: str, source: str, count: int) -> None:
    there, moved = read(suffix, source), read(suffix, "\n" * count + source)
    assert [(one.name, one.line + count) for one in there.calls] == [(one.name, one.line) for one in moved.calls]
    assert [(one.target, one.line + count) for one in there.assigns] == [
        (one.target, one.line) for one in moved.assigns
    ]


@EVERY
@pytest.mark.parametrize("data", [b"\0", b"a" * (MAX_BYTES + 1), b"\n" * (MAX_LINES + 1), b";;;\n" * 150_000])
def test_what_is_refused(suffix: str, data: bytes) -> None:
    form = fitting(f"a{suffix}", Module)
    assert form is not None
    with pytest.raises(ReadError):
        form.read(data)


@EVERY
@pytest.mark.parametrize(
    "unit", ["f(", "f({", "{", "[", "a=", "a[", "=>", "(a)=>", "class A {", "function f({", "if ", "a::"]
)
def test_deep_and_endless_text_is_read(suffix: str, unit: str) -> None:
    module = read(suffix, unit * 400)
    assert all(len(one.name) < 10_000 for one in module.definitions)
