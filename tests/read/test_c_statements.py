import textwrap

import pytest

from openassay.read.clike import read
from openassay.read.limits import ReadError
from openassay.read.module import Module


def said(source: str) -> Module:
    return read(textwrap.dedent(source).encode())


def loops(body: str) -> dict[str, int]:
    return {call.name: call.loop for call in said(f"void f() {{\n{body}\n}}").calls}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a(); for (int i = b(); c(); d()) e(); g();", {"a": 0, "b": 0, "c": 1, "d": 1, "e": 1, "g": 0}),
        ("for (;;) { a(); while (b()) c(); d(); } e();", {"a": 1, "b": 2, "c": 2, "d": 1, "e": 0}),
        ("for (;;) for (;;) if (a()) { b(); } else c(); d();", {"a": 2, "b": 2, "c": 2, "d": 0}),
        ("if (a()) for (;;) b(); else c();", {"a": 0, "b": 1, "c": 0}),
        ("for (;;) if (x) a(); else if (y) b(); else { c(); } d();", {"a": 1, "b": 1, "c": 1, "d": 0}),
        ("do { a(); } while (b()); c();", {"a": 1, "b": 1, "c": 0}),
        ("do a(); while (b()); c();", {"a": 1, "b": 1, "c": 0}),
        ("for (auto x : a()) { b(); }", {"a": 0, "b": 1}),
        ("for (;;) { if (x) { a(); } b(); } c();", {"a": 1, "b": 1, "c": 0}),
        ("for (;;); a();", {"a": 0}),
        ("for (;;) { int z[] = {a(), 2}; b(); } c();", {"a": 1, "b": 1, "c": 0}),
        ("for (;;) run([&](int i) { a(); }, b()); c();", {"a": 1, "b": 1, "run": 1, "c": 0}),
        ("while (x) switch (a()) { case 1: b(); break; default: c(); } d();", {"a": 1, "b": 1, "c": 1, "d": 0}),
    ],
)
def test_loops(body: str, expected: dict[str, int]) -> None:
    assert loops(body) == expected


@pytest.mark.parametrize(
    ("statement", "name", "args"),
    [
        ('f(1, g(2, 3), "x");', "f", ["1", "", "x"]),
        ("a.b->c(1);", "a.b.c", ["1"]),
        ("torch::manual_seed(42);", "torch.manual_seed", ["42"]),
        ("std::mt19937 gen(1337);", "std.mt19937", ["1337"]),
        ("std::vector<float> x(10);", "std.vector", ["10"]),
        ("kernel<<<grid(1), 256>>>(p, 7);", "kernel", ["", "7"]),
        ("auto x = std::max<float>(1.0, 2);", "std.max", ["1.0", "2"]),
        ("get()->run(1);", "?.run", ["1"]),
        ("x[1].run();", "?.run", []),
        ("return f(-0.5f);", "f", ["-0.5"]),
    ],
)  # fmt: skip
def test_calls(statement: str, name: str, args: list[str]) -> None:
    calls = said(f"void main() {{ {statement} }}").calls
    assert (name, args) in [(call.name, [value.constant for value in call.args]) for call in calls]


def test_what_is_no_call() -> None:
    body = "return (1); (void)(x); sizeof(y); (float)(z); if (a > (b)) {} i = j < n && k > (m); static_cast<int>(q);"
    assert said(f"void f(int a);\nint x(1);\nvoid g() {{ {body} }}").calls == ()


def test_definitions_and_scopes() -> None:
    module = said("""
        namespace n {
        struct Net : public Base<int>, Other {
          float lr = 1e-3f;
          Net(int a, float b[]) : a_(a), b_{b} { init(); }
          virtual void step() const override { go(); }
        };
        void Net::fit(const Data &d) {
          d.load();
        }
        }
        __global__ void __launch_bounds__(256) kernel(float* out, const int n) { launch(); }
        template <typename T, int N = 3> T half(T x) { return x / 2; }
        extern "C" { int c(void) { return 0; } }
        int proto(int a);
        int main(int argc, char *argv[])
        {
          run();
        }
    """)
    assert [(one.kind, one.name, one.line, one.end_line, one.bases) for one in module.definitions] == [
        ("class", "Net", 3, 7, ("Base", "Other")),
        ("function", "Net.Net", 5, 5, ("a", "b")),
        ("function", "Net.step", 6, 6, ()),
        ("function", "Net.fit", 8, 10, ("d",)),
        ("function", "kernel", 12, 12, ("out", "n")),
        ("function", "half", 13, 13, ("x",)),
        ("function", "c", 14, 14, ()),
        ("function", "main", 16, 19, ("argc", "argv")),
    ]
    assert [(call.name, call.scope) for call in module.calls] == [
        ("init", "Net.Net"), ("go", "Net.step"), ("d.load", "Net.fit"), ("launch", "kernel"), ("run", "main"),
    ]  # fmt: skip
    assert module.main == 16


def test_assignments() -> None:
    module = said("""
        const float wd = 0.1f * 2;
        struct Config { int steps = 10; float rate; };
        void go(int n = 5) {
          int batch = 4, seq = 1024 / 3;
          float lr = wd / 4;
          a->b.c = d = -1e-4;
          Config c = {.steps = 100, .opt = {.lr = 0.5}};
          lr *= 0.5;
          x[3] = 7;
          for (int i = 0; i < n; i++) {}
          if (x == 3 && y <= 4) z = "text";
        }
    """)
    found = [(one.target, one.value.constant or one.value.text, one.scope) for one in module.assigns]
    assert found == [
        ("wd", "0.2", ""),
        ("steps", "10", "Config"),
        ("n", "5", "go"),
        ("batch", "4", "go"),
        ("seq", "341", "go"),
        ("lr", "0.05", "go"),
        ("d", "-0.0001", "go"),
        ("a.b.c", "-0.0001", "go"),
        ("c.steps", "100", "go"),
        ("c.opt.lr", "0.5", "go"),
        ("c.opt", "{.lr = 0.5}", "go"),
        ("c", "{.steps = 100, .opt = {.lr = 0.5}}", "go"),
        ("lr", "*= 0.5", "go"),
        ("z", "text", "go"),
    ]
    assert [one.target for one in module.assigns if one.parameter] == ["n"]


def test_a_constant_with_two_values_is_none() -> None:
    module = said("const int a = 1;\nstruct S { const int a = 2; };\nint b = a;\n")
    assert module.assigns[-1].value.constant == ""


def test_branches_start_from_the_same_state() -> None:
    module = said("""
        void f() {
        #ifdef A
          if (a()) {
        #elif B
          if (b()) {
        #else
          for (;;) {
        #endif
            body();
          }
        #if 0
          never(); {{{
        #if 1
          nor_this();
        #endif
        #else
          always();
        #endif
        }
        void g() { last(); }
    """)
    assert [(call.name, call.scope) for call in module.calls] == [
        ("a", "f"), ("b", "f"), ("body", "f"), ("always", "f"), ("last", "g"),
    ]  # fmt: skip


@pytest.mark.parametrize("source", ["{" * 1000, "(" * 1000, "void f() {" + "g(" * 1000])
def test_deep_nesting_is_refused(source: str) -> None:
    with pytest.raises(ReadError):
        said(source)


@pytest.mark.parametrize(
    "source", ["}" * 1000, ")" * 1000, "#else\n#endif\n#elif\n", "= = =", "f(", "struct", "a::", ".b = 1"]
)
def test_what_does_not_balance(source: str) -> None:
    assert isinstance(said(source), Module)
