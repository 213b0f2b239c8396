import pytest

from openassay.read.python import read_source


@pytest.mark.parametrize(
    ("source", "constant"),
    [
        ("from dataclasses import field\nclass C:\n    x: int = field(default=3)", "3"),
        ("import dataclasses as d\nclass C:\n    x: int = d.field(default=3)", "3"),
        ("from pydantic import Field\nclass C:\n    x: int = Field(3, gt=0)", "3"),
        ("from pydantic import Field\nclass C:\n    x: int = Field(default=3)", "3"),
        ("from dataclasses import field\nclass C:\n    x: list = field(default_factory=list)", ""),
        ("class C:\n    x: int = anything(default=3)", ""),
    ],
)
def test_defaults_of_fields(source: str, constant: str) -> None:
    (found,) = read_source(source).assigns
    assert (found.target, found.scope, found.value.constant) == ("x", "C", constant)


@pytest.mark.parametrize(
    "source",
    [
        "c = {'a': 1}",
        "c = dict(a=1)",
        "c = OrderedDict({'a': 1})",
        "c = ml_collections.ConfigDict(dict(a=1))",
        "c: dict = {'a': 1}",
        "c = types.SimpleNamespace(a=1)",
    ],
)
def test_entries(source: str) -> None:
    assert ("c.a", "1") in [(one.target, one.value.constant) for one in read_source(source).assigns]


def test_entries_under_many_names_are_kept_once() -> None:
    found = read_source("a = b = {'k': 1}\nself.c = {'k': 2}\nf().d = {'k': 3}").assigns
    assert [one.target for one in found] == ["a", "b", "a.k", "self.c", "self.c.k", "?.d"]
