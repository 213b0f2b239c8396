import contextlib
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import gguf
from openassay.read.limits import ReadError


def build(version=3, order="<"):
    count = order + ("I" if version == 1 else "Q")

    def text(value):
        return struct.pack(count, len(value)) + value

    def number(code, value):
        return struct.pack(order + code, value)

    pairs = [
        text(b"general.name") + number("I", 8) + text(b"tiny"),
        text(b"n") + number("I", 4) + number("I", 7),
        text(b"flag") + number("I", 7) + number("?", 1),
        text(b"tokens") + number("I", 9) + number("I", 8) + struct.pack(count, 2) + text(b"a") + text(b"bc"),
        text(b"scores") + number("I", 9) + number("I", 6) + struct.pack(count, 3) + bytes(12),
        text(b"nested")
        + number("I", 9)
        + number("I", 9)
        + struct.pack(count, 1)
        + number("I", 0)
        + struct.pack(count, 1)
        + b"x",
    ]
    tensors = [
        text(b"w") + number("I", 2) + struct.pack(count, 32) + struct.pack(count, 2) + number("I", 2) + number("Q", 0),
        text(b"b") + number("I", 1) + struct.pack(count, 5) + number("I", 0) + number("Q", 64),
    ]
    head = b"GGUF" + number("I", version) + struct.pack(count, len(tensors)) + struct.pack(count, len(pairs))
    return head + b"".join(pairs + tensors)


@pytest.mark.parametrize(("version", "order"), [(1, "<"), (2, "<"), (3, "<"), (3, ">")])
def test_counts_types_and_metadata(version, order):
    header = gguf.read(build(version, order))
    assert (header.kind, header.tensors, header.parameters, header.bytes) == ("gguf", 2, 69, 2 * 18 + 20)
    assert header.dtypes == ("F32", "Q4_0")
    assert dict(header.metadata) == {
        "general.name": "tiny",
        "n": "7",
        "flag": "true",
        "tokens": "array of 2",
        "scores": "array of 3",
        "nested": "array of 1",
    }


def test_a_cut_header_says_so_wherever_it_is_cut():
    whole = build()
    for end in range(len(whole)):
        with pytest.raises(ReadError, match="longer than what was read"):
            gguf.read(whole[:end])


@pytest.mark.parametrize(
    "data",
    [
        b"GGML" + bytes(40),
        b"GGUF" + struct.pack("<IQQ", 9, 0, 0),
        b"GGUF" + struct.pack("<IQQ", 3, 2**60, 0),
        b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 0) + struct.pack("<I", 77) + bytes(64),
        b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 0) + struct.pack("<IIQ", 9, 77, 1) + bytes(64),
        b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 0) + struct.pack("<IIQ", 9, 8, 2**40) + bytes(64),
        b"GGUF"
        + struct.pack("<IQQ", 3, 0, 1)
        + struct.pack("<Q", 0)
        + struct.pack("<I", 9)
        + struct.pack("<IQ", 9, 1) * 9,
        b"GGUF" + struct.pack("<IQQ", 3, 1, 0) + struct.pack("<QI", 0, 900) + bytes(64),
        b"GGUF" + struct.pack("<IQQ", 3, 1, 0) + struct.pack("<QIQQIQ", 0, 2, 2**62, 2**62, 0, 0),
    ],
)
def test_headers_that_lie_are_refused(data):
    with pytest.raises(ReadError):
        gguf.read(data)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(build()) - 1), st.integers(0, 255))
def test_any_changed_byte_gives_a_header_or_a_read_error(place, byte):
    data = bytearray(build())
    data[place] = byte
    with contextlib.suppress(ReadError):
        assert gguf.read(bytes(data)).kind == "gguf"
