import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.schema import Entry
from openassay.source import SourceError
from openassay.source.listing import LeftOut, Listing, subfolder, text


@given(st.binary(max_size=60))
@settings(max_examples=200)
def test_no_listed_path_leaves_its_root(raw: bytes) -> None:
    path = Listing(60).path(raw)
    if path is not None:
        assert path
        assert not path.startswith("/")
        assert {"", ".", ".."}.isdisjoint(path.split("/"))
        assert path.encode("utf-8")


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_unicode_is_shown_as_it_is(name: str) -> None:
    raw = name.encode("utf-8", "surrogatepass")
    if raw == name.encode("utf-8", "replace"):
        assert text(raw) == name


def test_many_are_told_as_one() -> None:
    left_out = LeftOut()
    for number in range(100_000):
        left_out.add("a reason", f"{number}" * 60)
    (note,) = left_out.notes()
    assert note.what.startswith("100000 entries, the first is 000")
    assert len(note.what) < 300


@pytest.mark.parametrize(
    ("path", "target", "leaves"),
    [
        ("a", "b", False),
        ("a/b", "../c", False),
        ("a", "../c", True),
        ("a/b", "../../c", True),
        ("a/b", "..", False),
        ("a", "..", True),
        ("a", "/a", True),
        ("a", "b/../../c", True),
        ("a", "..b", False),
    ],
)
def test_links_that_leave(path: str, target: str, leaves: bool) -> None:  # noqa: FBT001
    listing = Listing(60)
    listing.add(Entry(path=path, kind="link", target=target))
    assert bool(listing.left_out.notes()) == leaves


@pytest.mark.parametrize("wanted", ["src", "/src/", "src/deep"])
def test_subfolders(wanted: str) -> None:
    assert subfolder(wanted, ["README", "src/deep/file"]) == wanted.strip("/")


@pytest.mark.parametrize("wanted", ["README", "..", "src/../src", "sr", "."])
def test_no_such_subfolder(wanted: str) -> None:
    with pytest.raises(SourceError, match="Folders at its top: src"):
        subfolder(wanted, ["README", "src/deep/file"])
