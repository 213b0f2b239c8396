from pathlib import Path

import pytest

from openassay.source import SourceError, Wanted, open_release
from openassay.source.walk import sources


def test_sources_come_in_order_of_their_files() -> None:
    names = [getattr(source, "__name__", "").rpartition(".")[2] for source in sources()]
    assert names == ["archive", "folder", "git", "remote"]


@pytest.mark.parametrize(
    "address",
    ["", "nowhere", "-uupload-pack=touch x", "--help", "ext::sh -c id", "a\0b",
     "https://", "https://-host/x",
     "ssh://-oProxyCommand=id/x", "git@-host:x", "git@host:-x", "git@ext::sh -c id",
     "ftp://host/x", "x" * 300,
     "x" * 9_000,
     "https://host/x\nhost", "https://host/x?y", "file::/etc", "fd::3"],
)  # fmt: skip
def test_nobody_claims(address: str) -> None:
    with pytest.raises(SourceError, match=r"Give a folder, a git repository"):
        open_release(Wanted(address=address))


def test_hub_addresses_are_named() -> None:
    with pytest.raises(SourceError, match="hub addresses are not read by this version"):
        open_release(Wanted(address="hf:owner/name@main#sub"))


def test_a_file_of_no_known_kind(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(SourceError, match="exists, and is nothing that openassay reads"):
        open_release(Wanted(address=str(tmp_path / "notes.txt")))


@pytest.mark.parametrize("address", ["ftp://user:secret@host/x", "https://user:secret@/x", "user:secret@host/x"])
def test_errors_hold_no_secret(address: str) -> None:
    with pytest.raises(SourceError) as caught:
        open_release(Wanted(address=address))
    assert "secret" not in str(caught.value)


def test_a_folder_named_like_an_address_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("hf:owner").mkdir()
    Path("hf:owner/file").write_bytes(b"x")
    with open_release(Wanted(address="hf:owner", offline=True)) as opened:
        assert [entry.path for entry in opened.release.trees[0].entries] == ["file"]
