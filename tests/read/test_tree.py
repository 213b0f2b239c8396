import pytest

from openassay.read import tree
from openassay.read.limits import MAX_DEPTH, MAX_EXPANDED, ReadError
from openassay.read.tree import Branch, Leaf


def branch(*pairs, listed=False):
    made = Branch(1, listed=listed)
    made.entries = list(pairs)
    return made


def test_keys_are_joined_with_dots_in_order():
    inner = branch(("0", Leaf("x", 2)), ("1", Leaf("y", 3)), listed=True)
    root = branch(("a", inner), ("b", Leaf("z", 4)))
    assert [(one.key, one.value, one.line) for one in tree.settings([root]).items] == [
        ("a.0", "x", 2),
        ("a.1", "y", 3),
        ("b", "z", 4),
    ]


def test_a_value_below_itself_meets_the_depth_limit():
    root = branch()
    root.entries.append(("a", root))
    with pytest.raises(ReadError, match=f"deeper than {MAX_DEPTH}"):
        tree.settings([root])


def test_shared_branches_meet_the_limit_on_values_even_when_empty():
    node = branch()
    for _ in range(30):
        node = branch(("a", node), ("b", node))
    with pytest.raises(ReadError, match="more than"):
        tree.settings([node])


def test_long_keys_meet_the_limit_on_text():
    leaf = Leaf("1", 1)
    root = branch(("k" * 10_000, branch(*[(str(index), leaf) for index in range(MAX_EXPANDED // 10_000 + 1)])))
    with pytest.raises(ReadError, match="keys expand"):
        tree.settings([root])


def test_find_takes_the_first_of_duplicates_and_none_where_nothing_is():
    root = branch(("a", Leaf("1", 1)), ("a", Leaf("2", 2)))
    assert tree.find(root, "a") == Leaf("1", 1)
    assert tree.find(root, "a", "b") is None
    assert tree.text(tree.find(root, "c")) == ""
