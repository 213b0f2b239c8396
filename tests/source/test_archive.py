import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openassay.schema import Entry
from openassay.source import Absent, SourceError, Wanted, open_release, tar_members, zip_members
from openassay.source import archive as room
from openassay.source.opened import Opened


def entries(opened: Opened) -> dict[str, Entry]:
    return {entry.path: entry for entry in opened.release.trees[0].entries}


def whys(opened: Opened) -> dict[str, str]:
    return {note.what: note.why for note in opened.not_examined}


def zipped(path: Path, members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return str(path)


def info(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", size: int = 0) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname, made.size = kind, link, size
    return made


def tarred(path: Path, members: Iterable[tuple[tarfile.TarInfo, bytes]]) -> str:
    with tarfile.open(path, "w") as archive:
        for one, data in members:
            one.size = len(data)
            archive.addfile(one, io.BytesIO(data))
    return str(path)


ESCAPES = ["../up", "/absolute", "a/../../b", "a/./b", "a//b", ".."]


def test_zip_members_that_escape(tmp_path: Path) -> None:
    address = zipped(tmp_path / "a.zip", [*((name, b"x") for name in ESCAPES), ("fine", b"y")])
    with open_release(Wanted(address=address)) as opened:
        assert list(entries(opened)) == ["fine"]
        (note,) = opened.not_examined
        assert note.what == f"{len(ESCAPES)} entries, the first is ../up"


def test_tar_members_that_escape(tmp_path: Path) -> None:
    address = tarred(tmp_path / "a.tar", [*((info(name), b"x") for name in ESCAPES), (info("./fine"), b"y")])
    with open_release(Wanted(address=address)) as opened:
        assert list(entries(opened)) == ["fine"]
        assert "absolute" in opened.not_examined[0].why


def test_links_out_of_archives(tmp_path: Path) -> None:
    hard = info("hard", tarfile.LNKTYPE, "../../etc/passwd")
    soft = info("soft", tarfile.SYMTYPE, "../../etc/passwd")
    good = info("good", tarfile.LNKTYPE, "real")
    address = tarred(tmp_path / "a.tar", [(info("real"), b"real"), (hard, b""), (soft, b""), (good, b"")])
    with open_release(Wanted(address=address)) as opened:
        assert {path: entry.kind for path, entry in entries(opened).items()} == {
            "good": "file",
            "real": "file",
            "soft": "link",
        }
        assert opened.read("good", 4) == b"real"
        assert whys(opened) == {
            "hard": "a hard link to what the archive does not hold before it",
            "soft": "a link that leads out of the release; it is listed, and not followed",
        }


def test_devices(tmp_path: Path) -> None:
    kinds = (tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
    address = tarred(tmp_path / "a.tar", [(info(f"d{number}", kind), b"") for number, kind in enumerate(kinds)])
    with open_release(Wanted(address=address)) as opened:
        assert whys(opened) == {"3 entries, the first is d0": "a device, socket or named pipe"}
    device = zipfile.ZipInfo("device")
    device.external_attr = (stat.S_IFCHR | 0o600) << 16
    with open_release(Wanted(address=zipped(tmp_path / "a.zip", [(device, b"")]))) as opened:
        assert whys(opened) == {"device": "a device, socket or named pipe"}


def test_names_that_come_twice(tmp_path: Path) -> None:
    tar = tarred(tmp_path / "a.tar", [(info("same"), b"one"), (info("same"), b"two")])
    with pytest.warns(UserWarning, match="Duplicate name"):
        packed = zipped(tmp_path / "a.zip", [("same", b"one"), ("same", b"two")])
    for address in (tar, packed):
        with open_release(Wanted(address=address)) as opened:
            assert opened.read("same", 3) == b"two"
            assert whys(opened) == {"same": "another entry of the same path comes later and counts"}


def test_encrypted_and_unknown_members(tmp_path: Path) -> None:
    address = zipped(tmp_path / "a.zip", [("secret", b"x" * 50), ("odd", b"y" * 50), ("fine", b"z")])
    with zipfile.ZipFile(address) as archive:
        places = [one.header_offset for one in archive.infolist()]
    data = bytearray(Path(address).read_bytes())
    table = data.index(b"PK\x01\x02")
    data[places[0] + 6] |= 1
    data[table + 8] |= 1
    table = data.index(b"PK\x01\x02", table + 1)
    data[table + 10] = 99
    Path(address).write_bytes(data)
    with open_release(Wanted(address=address)) as opened:
        assert list(entries(opened)) == ["fine"]
        assert whys(opened) == {
            "secret": "an encrypted member",
            "odd": "a member packed by method 99, which is not read",
        }


def test_zip_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "FREE_RATIO", 2**20)
    address = zipped(tmp_path / "a.zip", [("bomb", bytes(2**21)), ("small", bytes(2**19))])
    with open_release(Wanted(address=address)) as opened:
        assert list(entries(opened)) == ["small"]
        assert "200 times its packed size" in whys(opened)["bomb"]
    monkeypatch.setattr(zip_members, "MAX_UNPACKED", 2**18)
    with pytest.raises(SourceError, match=r"a\.zip.*unpacks to 524,288 bytes, more than 262,144.*give the folder"):
        open_release(Wanted(address=address))


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz"])
def test_tar_bombs(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tar_members, "FREE_RATIO", 2**20)
    with tarfile.open(tmp_path / f"a.tar.{ending}", f"w:{ending}") as archive:
        archive.addfile(info("bomb", size=2**23), io.BytesIO(bytes(2**23)))
    with pytest.raises(SourceError, match=r"it unpacks to more than 1,[0-9]{3},[0-9]{3} bytes"):
        open_release(Wanted(address=str(tmp_path / f"a.tar.{ending}")))


def test_a_zip_with_a_table_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = zipped(tmp_path / "a.zip", [("n" * 200 + str(number), b"") for number in range(5_000)])
    monkeypatch.setattr(zip_members, "MAX_TABLE", 2**20)
    with pytest.raises(SourceError, match="one of its tables is larger than 1,048,576 bytes"):
        open_release(Wanted(address=address))


DAMAGE = "the archive is damaged here; what follows could not be read"
LONG = "a member whose name or settings are longer than 16,384 bytes"


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_tar_member_with_a_name_without_end_costs_itself_alone(form: int, place: int, tmp_path: Path) -> None:
    names = ["one", "two"]
    names.insert(place, "n" * 200_000)
    with tarfile.open(tmp_path / "a.tar", "w", format=form) as archive:
        for name in names:
            archive.addfile(info(name, size=600), io.BytesIO(name[:1].encode() * 600))
    with open_release(Wanted(address=str(tmp_path / "a.tar"))) as opened:
        assert {path: opened.read(path, 600) for path in entries(opened)} == {"one": b"o" * 600, "two": b"t" * 600}
        assert list(whys(opened).values()) == [LONG]


def test_a_tar_member_whose_endless_settings_tell_its_size_ends_the_reading(tmp_path: Path) -> None:
    odd = info("odd", size=600)
    odd.pax_headers = {"comment": "1" * 100_000, "size": "1024"}
    address = tarred(tmp_path / "a.tar", [(info("one"), b"1"), (odd, b"x" * 600), (info("two"), b"2")])
    with open_release(Wanted(address=address)) as opened:
        assert list(entries(opened)) == ["one"]
        assert list(whys(opened).values()) == [DAMAGE]


@pytest.mark.parametrize("size", ["-5", "-99999999", "9" * 30, "1e3", "", str(2**63)])
def test_a_tar_member_of_an_impossible_size_does_not_cost_those_before_it(size: str, tmp_path: Path) -> None:
    odd = info("odd")
    odd.pax_headers = {"size": size}
    address = tarred(tmp_path / "a.tar", [(info("one"), b"1"), (odd, b""), (info("two"), b"2")])
    with open_release(Wanted(address=address)) as opened:
        assert opened.read("one", 1) == b"1"


def test_a_tar_with_global_settings_without_end(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w", pax_headers={f"k{n}": "v" for n in range(200)}) as archive:
        archive.addfile(info("x"))
    with open_release(Wanted(address=str(tmp_path / "a.tar"))) as opened:
        assert list(whys(opened).values()) == [DAMAGE]


def test_a_tar_that_leads_back(tmp_path: Path) -> None:
    """A header whose size is negative makes the reader come by the same header again and again."""
    one = info("x").tobuf(tarfile.GNU_FORMAT)
    negative = one[:124] + tarfile.itn(-1024, 12, tarfile.GNU_FORMAT) + one[136:]
    total = sum(negative[:148]) + sum(negative[156:]) + 8 * 32
    negative = negative[:148] + b"%06o\0 " % total + negative[156:]
    (tmp_path / "a.tar").write_bytes(one + negative + bytes(1024))
    with open_release(Wanted(address=str(tmp_path / "a.tar"))) as opened:
        assert list(entries(opened)) == ["x"]
        assert list(whys(opened).values()) == [DAMAGE]


def test_nested_long_names(tmp_path: Path) -> None:
    """Headers for headers for headers: the reader calls itself for each."""
    head = info("././@LongLink", tarfile.GNUTYPE_LONGNAME, size=1).tobuf(tarfile.GNU_FORMAT)
    (tmp_path / "a.tar").write_bytes((head + b"x".ljust(512, b"\0")) * 5_000)
    with pytest.raises(SourceError, match="not a sound archive"):
        open_release(Wanted(address=str(tmp_path / "a.tar")))


def test_a_damaged_header_is_told(tmp_path: Path) -> None:
    address = tarred(tmp_path / "a.tar", [(info("one"), b"1"), (info("two"), b"2")])
    data = bytearray(Path(address).read_bytes())
    data[1024 + 148] ^= 1
    Path(address).write_bytes(data)
    with open_release(Wanted(address=address)) as opened:
        assert list(entries(opened)) == ["one"]
        assert whys(opened) == {"byte 1,024": "the archive is damaged here; what follows could not be read"}


def test_a_damaged_zip_link_costs_itself_alone(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "one")
        archive.writestr("one", b"1")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[34] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    with open_release(Wanted(address=str(tmp_path / "a.zip"))) as opened:
        assert list(entries(opened)) == ["one"]
        assert "damaged" in whys(opened)["link"]


def test_a_zip_member_that_lies_about_its_packed_size_costs_itself_alone(tmp_path: Path) -> None:
    address = zipped(tmp_path / "a.zip", [("one", b"1"), ("two", b"2")])
    data = bytearray(Path(address).read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 20 : at + 28] = b"\xfe\xff\xff\xff" * 2
    Path(address).write_bytes(data)
    with open_release(Wanted(address=address)) as opened:
        assert list(entries(opened)) == ["two"]
        assert "200 times" in whys(opened)["one"]


def test_a_damaged_zip_member_is_absent(tmp_path: Path) -> None:
    address = zipped(tmp_path / "a.zip", [("one", bytes(range(256))), ("two", b"2")])
    data = bytearray(Path(address).read_bytes())
    data[60] ^= 0xFF
    Path(address).write_bytes(data)
    with open_release(Wanted(address=address)) as opened:
        assert entries(opened)["one"].kind == "absent"
        assert whys(opened)["one"].startswith("a damaged member")
        assert opened.read("two", 1) == b"2"
        with pytest.raises(Absent):
            opened.read("one", 1_000)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz"])
@pytest.mark.parametrize("data", [b"", b"not an archive" * 100, b"PK\x05\x06", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0"])
def test_what_is_no_archive(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=r"a\.t?.*not a sound archive"):
        open_release(Wanted(address=str(tmp_path / name)))


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz"])
def test_a_cut_archive(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.tar.{ending}"
    with tarfile.open(path, f"w:{ending}") as archive:
        archive.addfile(info("x", size=1_000), io.BytesIO(bytes(range(250)) * 4))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SourceError, match="not a sound archive"):
        open_release(Wanted(address=str(path)))


def test_packed_files_may_have_several_streams(tmp_path: Path) -> None:
    address = tarred(tmp_path / "a.tar", [(info("one"), b"1" * 3_000)])
    data = Path(address).read_bytes()
    for name, pack in (("b.tar.xz", lzma.compress), ("b.tar.gz", gzip.compress)):
        padding = bytes(8) if name.endswith("xz") else b""
        (tmp_path / name).write_bytes(pack(data[:1_000]) + padding + pack(data[1_000:]) + padding)
        with open_release(Wanted(address=str(tmp_path / name))) as opened:
            assert opened.read("one", 3_000) == b"1" * 3_000


def test_an_xz_that_asks_for_too_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openassay.source.xz_stream.MAX_MEMORY", 2**20)
    (tmp_path / "a.tar.xz").write_bytes(lzma.compress(bytes(2_000), preset=9))
    with pytest.raises(SourceError, match="Memory usage limit"):
        open_release(Wanted(address=str(tmp_path / "a.tar.xz")))


def test_the_top_folder(tmp_path: Path) -> None:
    one = zipped(tmp_path / "a.zip", [("top/", b""), ("top/a", b"1"), ("top/b/c", b"2")])
    two = zipped(tmp_path / "b.zip", [("top/a", b"1"), ("other", b"2")])
    three = zipped(tmp_path / "c.zip", [("only", b"1")])
    for address, expected in ((one, ["a", "b/c"]), (two, ["other", "top/a"]), (three, ["only"])):
        with open_release(Wanted(address=address)) as opened:
            assert list(entries(opened)) == expected


def test_nested_archives_stay_packed(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", [("x", b"x")])
    with open_release(Wanted(address=zipped(tmp_path / "a.zip", [("inner.zip", Path(inner).read_bytes())]))) as opened:
        assert list(entries(opened)) == ["inner.zip"]


def test_submodules_are_empty_in_archives(tmp_path: Path) -> None:
    text = (
        b'[submodule "a"]\n\tpath = lib/a\n\turl = x\n[submodule "b"]\n\tpath = lib/b\n[submodule "c"]\n\tpath = ../c\n'
    )
    address = zipped(tmp_path / "a.zip", [("t/.gitmodules", text), ("t/lib/a/", b""), ("t/lib/b/code", b"x")])
    with open_release(Wanted(address=address)) as opened:
        assert {path: entry.kind for path, entry in entries(opened).items()} == {
            ".gitmodules": "file",
            "lib/a": "submodule",
            "lib/b/code": "file",
        }


def test_names_of_unix_archivers(tmp_path: Path) -> None:
    """UTF-8 without the mark, as Info-ZIP writes it."""
    address = zipped(tmp_path / "a.zip", [("caf\u00e9", b"x")])
    data = bytearray(Path(address).read_bytes())
    for start in (6, data.index(b"PK\x01\x02") + 8):
        data[start + 1] &= ~0x08
    Path(address).write_bytes(data)
    with open_release(Wanted(address=address)) as opened:
        assert opened.read("caf\u00e9", 1) == b"x"


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (tar_members, room.Listing.path.__globals__):
        monkeypatch.setitem(module if isinstance(module, dict) else vars(module), "MAX_ENTRIES", 10)
    address = tarred(tmp_path / "a.tar", [(info(f"{number:02}"), b"") for number in range(30)])
    with open_release(Wanted(address=address)) as opened:
        assert len(entries(opened)) == 10
        assert list(whys(opened)) == ["10"]


def test_an_archive_has_no_revision(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is an archive and has no revision 'v1'"):
        open_release(Wanted(address=zipped(tmp_path / "a.zip", [("x", b"x")]), revision="v1"))


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz", "tar.xz"])
def test_damaged_archives_never_crash(ending: str, tmp_path: Path, data: st.DataObject) -> None:
    """Whatever bytes are changed: a SourceError, or a release whose paths stay inside."""
    path = tmp_path / f"a.{ending}"
    if ending == "zip":
        zipped(path, [("top/a", b"1" * 200), ("top/b", b"2")])
    else:
        with tarfile.open(path, f"w:{ending[4:]}") as archive:
            archive.addfile(info("top/a", size=200), io.BytesIO(b"1" * 200))
            archive.addfile(info("top/b", tarfile.SYMTYPE, "a"))
    changed = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(changed[: data.draw(st.sampled_from([len(changed), len(changed) // 2]))])
    try:
        with open_release(Wanted(address=str(path), max_seconds=20)) as opened:
            for one in entries(opened).values():
                assert not one.path.startswith("/")
                assert ".." not in one.path.split("/")
                if one.kind == "file" and (one.size or 0) < 10_000:
                    opened.read(one.path, 10_000)
    except SourceError:
        pass
