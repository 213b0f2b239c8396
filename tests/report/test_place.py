import pytest

from openassay.report.place import place, web
from openassay.schema import Location, ReleaseRef, TreeRef

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def release(address: str, revision: str = COMMIT) -> ReleaseRef:
    trees = tuple(
        TreeRef(name=name, address=address + name, revision=revision, entries=1, bytes=1, sha256="")
        for name in ("", "2")
    )
    return ReleaseRef(address=address, revision=revision, subfolder="", name="", trees=trees, id="")


def link(address: str, revision: str = COMMIT, **location: object) -> str:
    return place(Location(**{"path": "a b/c#?.py", **location}), release(address, revision)).link


def test_a_line_of_a_git_host_is_linked_at_its_revision() -> None:
    assert link("https://host.example/o/n", line=7) == f"https://host.example/o/n/blob/{COMMIT}/a%20b/c%23%3F.py#L7"


def test_the_ending_of_a_clone_address_is_left_out() -> None:
    assert link("https://host.example/o/n.git").startswith("https://host.example/o/n/blob/")


def test_a_place_in_another_tree_is_linked_there() -> None:
    assert link("https://host.example/o/n", tree="2").startswith("https://host.example/o/n2/blob/")


@pytest.mark.parametrize(
    ("address", "revision"),
    [
        ("https://host.example/o/n", "main"),
        ("https://host.example/o/n", ""),
        ("https://host.example/o/n?x=1", COMMIT),
        ("folder", COMMIT),
        ("http://host.example/o/n", COMMIT),
        ("git@host.example:o/n", COMMIT),
    ],
)
def test_without_a_known_host_and_a_fixed_revision_there_is_no_link(address: str, revision: str) -> None:
    assert link(address, revision) == ""


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "https://user:secret@host.example/",
        "https://host.example\n.evil.example/",
        "https://host.example/\u202e",
        "https://[::1/",
        "https://host.example\\@evil.example/",
        "//host.example/",
        "https:///x",
    ],
)
def test_an_odd_address_is_never_linked(address: str) -> None:
    assert web(address) == ""


def test_a_plain_address_is_linked_with_its_marks_quoted() -> None:
    assert web('https://host.example/a"b?q=<1>#"x') == "https://host.example/a%22b?q=%3C1%3E#%22x"


@pytest.mark.parametrize(
    ("first", "last", "text"), [(None, None, "f"), (3, None, "f:3"), (3, 3, "f:3"), (3, 9, "f:3-9")]
)
def test_lines_are_written_after_a_colon(first: int | None, last: int | None, text: str) -> None:
    assert place(Location(path="f", line=first, end_line=last), release("x")).text == text


def test_a_remote_place_says_when_it_was_read() -> None:
    found = place(Location(address="https://host.example/x", read_on="2026-11-20"), release("x"))
    assert (found.text, found.link) == ("https://host.example/x (read 2026-11-20)", "https://host.example/x")
