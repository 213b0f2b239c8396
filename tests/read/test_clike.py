import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read.clike import read
from openassay.read.format import fitting
from openassay.read.limits import MAX_BYTES, MAX_LINES, ReadError
from openassay.read.module import Module

TRAINER = b"""\
/* Trains a model
 * from scratch. */
#include <stdio.h>
#include "model/net.h"
#define BATCH 8
#define TOKENS (BATCH * 1024) // per step
#define RATE 3e-4f
#define SQUARE(x) ((x) * (x))
#define TWICE 1
#define TWICE 2

int main(int argc, char **argv) {
    int steps = TOKENS / 2;
    printf("usage: train with the options that "
           "follow here\\n");
    srand(1337);
    for (int step = 0; step < steps; step++) {
        net_forward(&net, BATCH);
        net_update(&net, RATE, 0.9f, 1e-8f, TWICE);
    }
    return 0;
}
"""


def test_a_training_program() -> None:
    module = read(TRAINER)
    assert [(one.module, one.line) for one in module.imports] == [("stdio.h", 3), ("model/net.h", 4)]
    found = {one.target: one.value.constant for one in module.assigns}
    assert found == {"BATCH": "8", "TOKENS": "8192", "RATE": "0.0003", "TWICE": "2", "steps": "4096"}
    update = module.calls[-1]
    assert (update.name, update.line, update.scope, update.loop) == ("net_update", 19, "main", 1)
    assert [value.constant for value in update.args] == ["", "0.0003", "0.9", "1e-08", ""]
    assert [(call.name, call.args[0].constant) for call in module.calls if call.name == "srand"] == [("srand", "1337")]
    assert [(one.text, one.line) for one in module.texts] == [("usage: train with the options that follow here\n", 14)]
    assert module.comments == ((1, "Trains a model"), (2, "from scratch."), (6, "per step"))
    assert (module.main, module.lines, module.python2) == (12, 22, False)


def test_empty() -> None:
    assert read(b"") == Module(language="c")


@pytest.mark.parametrize("path", ["a.c", "a.cc", "a.cpp", "a.cxx", "a.h", "a.hpp", "b/TRAIN.CU", "a.cuh"])
def test_paths(path: str) -> None:
    form = fitting(path, Module)
    assert form is not None
    assert form.name == "clike"


@pytest.mark.parametrize("data", [b"\0", b"a" * (MAX_BYTES + 1), b"\n" * (MAX_LINES + 1), b";" * 3_000_000])
def test_what_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        read(data)


PIECES = st.lists(
    st.sampled_from(
        [
            "f", "(", ")", "{", "}", ";", ",", "=", " ", "\n", "for", "while", "if", "else", "do",
            "struct", "int ", "x", "<", ">", "<<<", ">>>", ".", "->", "::", "[", "]", "1", '"a"', "/*", "*/", "//",
            "#if 0\n", "#else\n", "#endif\n", "#define A ", ":", "?",
            "+=", "const ",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(PIECES)
@settings(max_examples=300, deadline=None)
def test_anything_is_read_and_placed(source: str) -> None:
    module = read(source.encode())
    last = max(module.lines, 1)
    for call in module.calls:
        assert 1 <= call.line <= call.end_line <= last
        assert call.loop >= 0
    assert all(1 <= one.line <= last for one in module.assigns)
    assert all(1 <= one.line <= one.end_line <= last for one in module.definitions)


@pytest.mark.parametrize(
    "piece",
    ["f(", "a<", "a>(b)", "a=", "a.", "]=", "do ", "for(;;)", "if(x) else ", "1'", '"x" ', "#if 1\n", "#define A A+A\n",
     "{1},",
     'R"(', "/*", "a[0]=1;", "\\\n", "?:"],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    started = time.process_time()
    with suppress(ReadError):
        read(("void g() {" + piece * (200_000 // len(piece))).encode())
    assert time.process_time() - started < 3
