"""What detectors hand to each other."""

import pytest

from openassay.detect.facts import Code, Documents, Given, Loop, Roles, Training, calls
from openassay.read.format import fitting
from openassay.read.module import Module


def module(text):
    return fitting("x.py", Module).read(text.encode())


def documents(**texts):
    from openassay.read.document import Document

    parsed = {f"{name}.md": fitting("x.md", Document).read(text.encode()) for name, text in texts.items()}
    paths = tuple(parsed)
    return Documents(main=paths[0], cards=paths[1:2], own=paths, reports=(), by_path=parsed)


def test_a_path_without_a_role_is_the_releases_own():
    roles = Roles({"tests/a.py": "test", "b.py": "own"})
    assert roles.of("b.py") == roles.of("unknown.py") == "own"
    assert roles.of("tests/a.py") == "test"
    assert roles.paths("test", "ci") == ("tests/a.py",)


def test_code_is_followed_through_imports_nearest_first_and_once():
    modules = {name: Module() for name in ("a.py", "b.py", "c.py", "d.py")}
    imports = {"a.py": frozenset({"c.py", "b.py"}), "b.py": frozenset({"d.py", "a.py"}), "c.py": frozenset({"d.py"})}
    code = Code(modules, imports)
    assert code.closure("a.py") == ("a.py", "b.py", "c.py", "d.py")
    assert code.closure("absent.py") == ()


def test_calls_of_files_that_are_no_code_are_left_out():
    code = Code({"a.py": module("import torch\n\ntorch.manual_seed(7)\n")}, {})
    assert [(path, call.name, call.line) for path, call in calls(code, ("a.py", "b.py"))] == [
        ("a.py", "torch.manual_seed", 3)
    ]


def test_sentences_leave_out_code_and_carry_their_line():
    told = documents(README="# Wren\n\nOne song. Two songs.\n\n```\ncode\n```\n", card="A card.\n")
    assert [(path, one.text, one.line) for path, one in told.sentences("README.md")] == [
        ("README.md", "Wren", 1),
        ("README.md", "One song.", 3),
        ("README.md", "Two songs.", 3),
    ]
    assert {path for path, _ in told.sentences()} == {"README.md", "card.md"}
    assert list(told.sentences("absent.md")) == []


def test_the_readme_leads_then_the_cards_without_what_could_not_be_read():
    told = documents(README="# A\n", card="# B\n", notes="# C\n")
    assert told.leading == ("README.md", "card.md")
    assert Documents(main="", cards=("absent.md",), own=(), reports=(), by_path={}).leading == ()


@pytest.mark.parametrize(
    "value", ["", "None", "null", "-1", "-1.0", "0", "${oc.env:LR}", "$LR", "<value>", "???", "'none'"]
)
def test_placeholders(value):
    assert Given("lr", value, "a.yaml", 1, "config").placeholder


@pytest.mark.parametrize("value", ["1", "3e-4", "0.1", "true", "cosine", "10_000"])
def test_values(value):
    assert not Given("lr", value, "a.yaml", 1, "config").placeholder


def test_training_is_here_where_a_loop_is():
    assert not Training().here
    fit = Training(loops=(Loop("a.py", 1, "fit", "fit"),))
    assert fit.here
    assert not fit.gradient
    assert Training(loops=(Loop("a.py", 1, "torch"),)).gradient
