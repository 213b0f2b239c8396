import ast

from openassay.read.folding import UNKNOWN
from openassay.read.naming import Names, bound, imported


def names(source: str) -> Names:
    return Names(ast.parse(source), source)


def test_imports_anywhere_at_module_level() -> None:
    found = names("import a.b\nif x:\n    import c as d\nelse:\n    from e import f as g\ndef h():\n    import i\n")
    assert found.aliases == {"a": "a", "d": "c", "g": "e.f"}


def test_constants_are_those_bound_once() -> None:
    found = names(
        "a = 1\nb = 2\nb = 3\nfor c in x: pass\nc = 4\nd = 5\nd += 1\ne: int = a + 6\nwith y as f: pass\nf = 7\n"
    )
    assert found.constants == {"a": 1, "e": 7}
    assert names("a = 1\ndef f():\n    global b, a # why\n").constants == {}
    assert names("a = 1\ndef a(): ...\n").constants == {}


def test_changes_are_undone() -> None:
    found = names("import a\nb = 1\n")
    mark = found.mark()
    found.alias("a", "x.y")
    found.alias("c", "z")
    found.hide("b")
    found.hide("a")
    assert (found.aliases, found.lookup("b")) == ({"c": "z"}, UNKNOWN)
    found.undo(mark)
    assert (found.aliases, found.lookup("b")) == ({"a": "a"}, 1)


def test_targets() -> None:
    target = ast.parse("a, (b, *c), d.e, f[0] = x").body[0]
    assert isinstance(target, ast.Assign)
    assert sorted(bound(target.targets[0])) == ["a", "b", "c"]


def test_relative_imports_keep_their_dots() -> None:
    node = ast.parse("from ... import a, b as c").body[0]
    assert isinstance(node, ast.ImportFrom)
    assert list(imported(node)) == [("a", "...a"), ("c", "...b")]
