from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.source.address import expanded, shown
from openassay.source.opened import SourceError, Wanted


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://host/owner/name", "https://host/owner/name"),
        ("https://user:secret@host:8443/owner/name", "https://host:8443/owner/name"),
        ("https://secret@host/owner/name", "https://host/owner/name"),
        ("https://user:se@cret@host/name", "https://host/name"),
        ("https://host/name?token=secret", "https://host/name"),
        ("https://user:se/cret@host/name", "https://(not shown)"),
        ("https://user:se?cret@host/name", "https://(not shown)"),
        ("ssh://git:secret@host/name", "ssh://git@host/name"),
        ("user:secret@host/name", "host/name"),
        ("git@host:owner/name", "git@host:owner/name"),
        ("https://[::1]:80/name", "https://[::1]:80/name"),
        ("folder/name@v1", "folder/name@v1"),
    ],
)
def test_secrets_are_not_shown(address: str, expected: str) -> None:
    assert shown(address) == expected


@given(
    st.sampled_from(["https", "http", "git", "ssh", "ftp"]),
    st.text(min_size=1, max_size=12),
    st.from_regex(r"[a-z]{1,8}(:[0-9]{1,5})?/[a-z]{1,8}", fullmatch=True),
)
@settings(max_examples=200)
def test_no_password_is_ever_shown(scheme: str, password: str, rest: str) -> None:
    marked = f"ZQ{password}QZ"
    assert "ZQ" not in shown(f"{scheme}://user:{marked}@{rest}")


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("folder@v1", ("folder", "v1", "")),
        ("folder#sub/one", ("folder", "", "sub/one")),
        ("folder@v1#sub", ("folder", "v1", "sub")),
        ("https://host/o/n@feature/x", ("https://host/o/n", "feature/x", "")),
        ("https://u:p@host/o/n", ("https://u:p@host/o/n", "", "")),
        ("https://u:p@host/o/n@v1#sub", ("https://u:p@host/o/n", "v1", "sub")),
        ("git@host:o/n", ("git@host:o/n", "", "")),
        ("git@host:o/n@v1", ("git@host:o/n", "v1", "")),
        ("@v1", ("@v1", "", "")),
        ("folder@", ("folder@", "", "")),
        ("file:///there/it%20is@v1", ("/there/it is", "v1", "")),
        ("file://localhost/there", ("/there", "", "")),
    ],
)
def test_short_forms(address: str, parts: tuple[str, str, str]) -> None:
    wanted = expanded(Wanted(address=address))
    assert (wanted.address, wanted.revision, wanted.subfolder) == parts


def test_what_exists_is_a_path(tmp_path: Path) -> None:
    odd = tmp_path / "a@v1#sub"
    odd.mkdir()
    assert expanded(Wanted(address=str(odd))) == Wanted(address=str(odd))
    (tmp_path / "b@v1").mkdir()
    assert expanded(Wanted(address=f"{tmp_path}/b@v1#sub")) == Wanted(address=f"{tmp_path}/b@v1", subfolder="sub")


def test_flags_keep_short_forms_whole() -> None:
    assert expanded(Wanted(address="x@v1", revision="v2")).address == "x@v1"
    assert expanded(Wanted(address="x#s", subfolder="t")).address == "x#s"


@pytest.mark.parametrize("address", ["file://elsewhere/x", "file://x"])
def test_files_of_another_host(address: str) -> None:
    with pytest.raises(SourceError, match="another host"):
        expanded(Wanted(address=address))
