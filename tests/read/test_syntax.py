import textwrap

import pytest

from openassay.read.module import Module
from openassay.read.python import read_source


def said(source: str) -> Module:
    return read_source(textwrap.dedent(source))


def names(source: str) -> list[str]:
    return [call.name for call in said(source).calls]


def values(source: str) -> dict[str, str]:
    return {one.target: one.value.constant for one in said(source).assigns}


def test_calls_are_placed_and_in_order() -> None:
    calls = said("""
        class Trainer:
            def fit(self):
                first(second(), third())
                for batch in data():
                    while more():
                        self.opt.step(
                            batch)
                    else:
                        done()
                return [each() for one in many()]
        last()
    """).calls
    assert [(call.name, call.line, call.end_line, call.scope, call.loop) for call in calls] == [
        ("first", 4, 4, "Trainer.fit", 0),
        ("second", 4, 4, "Trainer.fit", 0),
        ("third", 4, 4, "Trainer.fit", 0),
        ("data", 5, 5, "Trainer.fit", 0),
        ("more", 6, 6, "Trainer.fit", 2),
        ("self.opt.step", 7, 8, "Trainer.fit", 2),
        ("done", 10, 10, "Trainer.fit", 1),
        ("each", 11, 11, "Trainer.fit", 0),
        ("many", 11, 11, "Trainer.fit", 0),
        ("last", 12, 12, "", 0),
    ]


def test_loops_count_inside_their_scope() -> None:
    calls = said("""
        for epoch in epochs:
            def step():
                inner()
            async def run():
                async for one in stream():
                    awaited()
            outer()
    """).calls
    assert {call.name: call.loop for call in calls} == {"inner": 0, "stream": 0, "awaited": 1, "outer": 1}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import torch.nn.functional as F\nF.cross_entropy()", "torch.nn.functional.cross_entropy"),
        ("import torch.nn\ntorch.optim.SGD()", "torch.optim.SGD"),
        ("from torch.optim import AdamW as A\nA()", "torch.optim.AdamW"),
        ("from . import tools\ntools.go()", ".tools.go"),
        ("from ..a.b import c\nc()", "..a.b.c"),
        ("optimizer = make\noptimizer.step()", "optimizer.step"),
        ("build()[0].step()", "?.step"),
        ("super().step()", "?.step"),
        ("f(1)(2)", "?"),
        ("def f():\n    go()\nfrom a import go", "a.go"),
        ("def f():\n    from a import go\ndef g():\n    go()", "go"),
        ("from a import go\ndef f(go):\n    go.on()", "go.on"),
        ("from a import go\ndef f():\n    go = 1 + x\n    go.on()\ngo.on()", "go.on"),
        ("from a import go\ngo = go.Maker()\ngo.on()", "go.on"),
        ("try:\n    from a import go\nexcept ImportError:\n    go = None\ngo()", "a.go"),
        ("try:\n    from a import go\nexcept ImportError:\n    from b import go\ngo()", "a.go"),
        ("import a as x\n[x.go() for x in y]\nx", "x.go"),
        ("import a as x\nk = lambda x: x.go()", "x.go"),
    ],
)
def test_names_are_resolved(source: str, name: str) -> None:
    assert name in names(source)


def test_a_shadow_ends_with_its_scope() -> None:
    assert names("import a as x\ndef f(x):\n    x.one()\nx.two()\n[x for x in y]\nx.three()") == [
        "x.one",
        "a.two",
        "a.three",
    ]


def test_constants_fold_through_names_bound_once() -> None:
    found = values("""
        batch, steps = 4, 10
        width = 2 ** 5
        once = width * 2
        twice = 1
        twice = 2
        changed = 3
        product = once * batch
        unsure = twice + 1
        def f():
            global changed
            changed = 4
            width = 1
        other = changed
        class C:
            depth = 3
            cells = depth * width
            def g(self):
                bare = depth
    """)
    assert (found["batch"], found["steps"], found["once"], found["product"]) == ("4", "10", "64", "256")
    assert (found["unsure"], found["other"], found["cells"], found["bare"]) == ("", "", "96", "")


def test_a_parameter_hides_a_constant() -> None:
    (call,) = said("lr = 0.1\ndef f(lr):\n    use(lr)\n").calls
    assert (call.args[0].kind, call.args[0].constant) == ("name", "")


def test_dictionaries_give_their_entries() -> None:
    found = values("""
        config = dict(lr=1e-3, data={"path": "x", 3: {"deep": {"er": {"est": 1}}}})
        box = ml_collections.ConfigDict({"a": {"b": 2}})
        config["wd"] = 0.1
        torch.backends.cudnn.deterministic = True
        plain = f({"not": 1})
    """)
    assert found["config.lr"] == "0.001"
    assert found["config.data.path"] == "x"
    assert found["config.data.3.deep.er"] == ""
    assert "config.data.3.deep.er.est" not in found
    assert (found["box.a.b"], found["config.wd"]) == ("2", "0.1")
    assert found["torch.backends.cudnn.deterministic"] == "true"
    assert "plain.not" not in found


def test_fields_and_parameters() -> None:
    module = said("""
        from dataclasses import dataclass, field
        @dataclass
        class Args(Base[int]):
            lr: float = field(default=5e-5, metadata={"help": "x"})
            steps: int = 10
            none: int
        def train(data, lr=1e-4, *rest, seed: int = 1337, **more): ...
    """)
    found = [(one.scope, one.target, one.value.constant, one.parameter) for one in module.assigns]
    assert found == [
        ("Args", "lr", "5e-05", False),
        ("Args", "steps", "10", False),
        ("train", "lr", "0.0001", True),
        ("train", "seed", "1337", True),
    ]
    assert [(one.kind, one.name, one.bases) for one in module.definitions] == [
        ("class", "Args", ("Base",)),
        ("function", "train", ("data", "lr", "seed", "rest", "more")),
    ]


def test_every_kind_of_assignment() -> None:
    module = said("""
        (a, [b, c]) = 1, (2, f())
        d = e = 3
        x, y = build()
        if (n := 10): pass
        self.lr = 0.1
        lr *= 0.5
        k: int = 7
    """)
    found = {one.target: (one.value.text, one.value.kind, one.value.constant) for one in module.assigns}
    assert found == {
        "a": ("1", "number", "1"), "b": ("2", "number", "2"), "c": ("f()", "call", ""), "d": ("3", "number", "3"),
        "e": ("3", "number", "3"), "n": ("10", "number", "10"), "self.lr": ("0.1", "number", "0.1"),
        "lr": ("*= 0.5", "other", ""), "k": ("7", "number", "7"),
    }  # fmt: skip


def test_arguments() -> None:
    (call,) = said('parser.add_argument("--lr", *rest, type=float, default=1e-4, **more)').calls
    assert [value.constant for value in call.args] == ["--lr", ""]
    assert [key for key, _ in call.keywords] == ["type", "default", "**"]
    default = call.keyword("default")
    assert default is not None
    assert (default.constant, default.text, default.line) == ("0.0001", "1e-4", 1)


def test_texts() -> None:
    module = said('''
        """Doc."""
        x = "long enough to be kept here"
        y = "short"
        def f():
            """D."""
            return f"https://example.org/{a.b}/{c()}/file"
        z = b"bytes that are long enough too"
    ''')
    assert [(one.text, one.line, one.docstring) for one in module.texts] == [
        ("Doc.", 2, True),
        ("long enough to be kept here", 3, False),
        ("D.", 6, True),
        ("https://example.org/{a.b}/{}/file", 7, False),
        ("bytes that are long enough too", 8, False),
    ]


def test_a_model_kept_as_text_is_cut() -> None:
    (found,) = said(f"weights = '{'A' * 50_000}'").texts
    assert (found.size, len(found.text)) == (50_000, 2_000)


def test_imports_and_main() -> None:
    module = said("""
        import a.b as c, d
        from .e import f as g, h
        from . import *
        if "__main__" == __name__:
            run()
    """)
    assert [(one.module, one.names, one.line) for one in module.imports] == [
        ("a.b", (), 2), ("d", (), 2), (".e", ("f", "h"), 3), (".", ("*",), 4),
    ]  # fmt: skip
    assert module.main == 5
    assert said("if __name__ != '__main__':\n    pass").main == 0


def test_every_statement_is_walked() -> None:
    found = names("""
        try: t1()
        except t2() as e: t3()
        else: t4()
        finally: t5()
        with w1() as w, w2(): w3()
        match m1():
            case m2.C(x=1) if m3(): m4()
        @d1()
        class A(d2(), metaclass=d3()): pass
        def g(a: an[n1()] = n2()) -> an[n3()]: yield y1()
        assert a1(), a2()
        del x[x1()]
        raise r1() from r2()
        q = lambda v=l1(): l2()
        s = {**s1(), s2(): s3()}; u = {u1() for _ in u2()}
        v = f"{v1()!r:>{v2()}}"
        w = o1() if o2() else o3()
    """)
    every = "t1 t2 t3 t4 t5 w1 w2 w3 m1 m3 m4 d1 d2 d3 n1 n2 n3 y1 a1 a2 x1 r1 r2 l1 l2 s1 s2 s3 u1 u2 v1 v2 o1 o2 o3"
    assert sorted(found) == sorted(every.split())
