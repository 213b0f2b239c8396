import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.source.content import file_entry, git_blob, pointer, submodules

OID = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{OID}\nsize 12345\n"


def test_a_known_blob() -> None:
    assert git_blob(b"").value == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"


def test_a_pointer() -> None:
    found = pointer("w", POINTER.encode())
    assert found
    assert (found.kind, found.size) == ("lfs", 12345)
    assert found.content
    assert (found.content.value, found.content.observed) == (OID, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        POINTER.replace("git-lfs", "git-elsewhere"),
        POINTER.replace("sha256", "md5"),
        POINTER.replace(OID, OID.upper()),
        POINTER.replace("12345", "-1"),
        POINTER.replace("12345", "9" * 30),
        POINTER + "more\n",
        "\n" + POINTER,
    ],
)
def test_what_is_no_pointer(text: str) -> None:
    assert pointer("w", text.encode()) is None


@given(st.binary(max_size=400), st.booleans())
@settings(max_examples=150)
def test_every_file_has_the_id_of_its_bytes(data: bytes, full: bool) -> None:  # noqa: FBT001
    halves = iter([data[: len(data) // 2], data[len(data) // 2 :]])
    entry = file_entry("f", len(data), halves, full=full)
    expected = hashlib.sha256(data) if full else hashlib.sha1(b"blob %d\0" % len(data) + data)  # noqa: S324
    assert entry.content
    assert entry.content.value == expected.hexdigest()
    assert entry.size == len(data)


def test_submodules() -> None:
    text = """
    path = before/any/section
[submodule "one"] ; a comment
    path = one
[submodule "two"]
    url = ssh://git:secret@host/two
    Path = "lib/two/"
    branch = main
[submodule "no path"]
    url = x
[core]
    path = not/a/submodule
    fsmonitor = command
[submodule "three"]
    path = three
"""
    assert submodules(text.encode()) == {"lib/two": "ssh://git@host/two", "one": "", "three": ""}


@given(st.one_of(st.binary(max_size=300), st.text(alphabet='[]submodule "path=url\n\\x', max_size=300).map(str.encode)))
@settings(max_examples=150)
def test_no_submodule_list_fails(data: bytes) -> None:
    assert all(path and isinstance(target, str) for path, target in submodules(data).items())
