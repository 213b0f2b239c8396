import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import safetensors
from openassay.read.limits import MAX_HEADER, ReadError


def tensor(dtype, shape, begin, end):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def file(header, rest=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + rest


GOOD = {
    "__metadata__": {"format": "pt", "a": "b"},
    "w": tensor("BF16", [2, 3], 0, 12),
    "b": tensor("F32", [], 12, 16),
    "none": tensor("F16", [0, 4], 16, 16),
}


def test_counts_types_and_metadata():
    header = safetensors.read(file(GOOD))
    assert (header.kind, header.tensors, header.parameters, header.bytes) == ("safetensors", 3, 7, 16)
    assert header.dtypes == ("BF16", "F16", "F32")
    assert header.metadata == (("a", "b"), ("format", "pt"))


def test_the_size_of_the_file_must_fit():
    whole = file(GOOD, bytes(16))
    assert safetensors.read(whole, len(whole)).tensors == 3
    for size in (len(whole) - 1, len(whole) + 1):
        with pytest.raises(ReadError, match="the file has"):
            safetensors.read(whole, size)


@pytest.mark.parametrize(
    "header",
    [
        {"w": tensor("F32", [2], 0, 4)},
        {"w": tensor("F32", [1], 0, 4), "v": tensor("F32", [1], 2, 6)},
        {"w": tensor("F32", [1], 4, 8)},
        {"w": tensor("F32", [-1], 0, 4)},
        {"w": tensor("F32", [True], 0, 4)},
        {"w": tensor("X", [1], 0, 4)},
        {"w": tensor("F32", [2**47] * 9, 0, 4)},
        {"w": {"dtype": "F32"}},
        {"w": 5},
        {"__metadata__": 5},
        b'{"w": {}, "w": {}}',
        b"{" + b'"a":' * 10,
        b'{"a":' + b"[" * 100_000,
        b"[]",
        b'{"a": ' + b"9" * 5000 + b"}",
        b"{\xff}",
        b"{" + b",:" * 2_000_000 + b"}",
    ],
)
def test_headers_that_lie_are_refused(header):
    with pytest.raises(ReadError):
        safetensors.read(file(header))


def test_a_cut_header_says_so():
    whole = file(GOOD)
    for end in (0, 7, 8, 9, len(whole) - 1):
        with pytest.raises(ReadError, match="longer than what was read"):
            safetensors.read(whole[:end])


def test_a_huge_header_is_not_waited_for():
    with pytest.raises(ReadError, match=str(MAX_HEADER)):
        safetensors.read((MAX_HEADER + 1).to_bytes(8, "little") + b"{")


def test_strange_text_in_metadata_can_be_written_again():
    header = safetensors.read(file(b'{"__metadata__": {"a": "\\ud800"}}'))
    assert header.metadata[0][1].encode()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=40), st.booleans())
def test_any_bytes_give_a_header_or_a_read_error(data, framed):
    with contextlib.suppress(ReadError):
        assert safetensors.read(file(data) if framed else data).kind == "safetensors"
