"""Options of command lines, as six languages define them."""

import pytest

from openassay.read import option
from openassay.read.format import fitting
from openassay.read.module import Call, Module


def calls(path: str, source: str) -> tuple[Call, ...]:
    form = fitting(path, Module)
    assert form is not None
    module = form.read(source.encode())
    assert isinstance(module, Module)
    return module.calls


@pytest.mark.parametrize(
    ("path", "source", "wanted"),
    [
        ("a.py", 'parser.add_argument("-l", "--lr", type=float, default=0.1)', ("lr", "0.1")),
        ("a.py", 'flags.DEFINE_float("lr", 0.1, "how fast")', ("lr", "0.1")),
        ("a.lua", "cmd:option('-lr', 0.1, 'how fast, in steps')", ("lr", "0.1")),
        ("a.lua", "cmd:option('-model', 'lstm', 'lstm, gru')", ("model", "lstm")),
        ("a.r", 'make_option(c("-l", "--lr"), type = "double", default = 0.1)', ("lr", "0.1")),
        ("a.js", "program.option('-l, --lr <number>', 'how fast', parseFloat, 0.1)", ("lr", "0.1")),
        ("a.js", "program.option('-m, --model <name>', 'which', 'lstm')", ("model", "lstm")),
        ("a.js", "yargs.option('lr', { default: 0.1, type: 'number' })", ("lr", "0.1")),
        ("a.cc", 'DEFINE_double(lr, 0.1, "how fast");\nint main() { DEFINE_double(lr, 0.1, ""); }', ("lr", "0.1")),
        ("a.jl", '@add_arg_table! s begin\n    "--lr", "-l"\n        default = 0.1\nend', ("lr", "0.1")),
    ],
)
def test_an_option_with_its_default(path: str, source: str, wanted: tuple[str, str]) -> None:
    call = next(one for one in calls(path, source) if option.defines(one))
    value = option.default(call)
    assert value is not None
    assert (option.named(call), value.constant) == wanted


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.py", 'parser.add_argument("--lr", required=True)'),
        ("a.py", 'click.option("--lr", "-l")'),
        ("a.js", "program.option('-l, --lr <number>', 'how fast')"),
    ],
)
def test_an_option_without_a_default(path: str, source: str) -> None:
    (call,) = calls(path, source)
    assert option.defines(call)
    assert option.default(call) is None


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.cc", 'int main() { program.add_argument("--lr").help("how fast").default_value(0.1); }'),
        ("a.rs", 'fn main() { Arg::new("lr").long("lr").default_value("0.1"); }'),
    ],
)
def test_a_default_that_is_chained(path: str, source: str) -> None:
    ((call, value),) = option.chained(calls(path, source))
    assert (option.named(call), value.constant) == ("lr", "0.1")


def test_other_calls_define_nothing() -> None:
    (call,) = calls("a.py", 'print("--lr", 0.1)')
    assert not option.defines(call)
