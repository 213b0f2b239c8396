import contextlib
import io
import pickle
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openassay.read import magic
from openassay.read.format import fitting
from openassay.read.header import Header
from openassay.read.limits import ReadError


def zipped(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(name, b"x")
    return buffer.getvalue()


class Harm:
    def __reduce__(self):
        return (pytest.fail, ("a pickle was loaded",))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("x.h5", b"\x89HDF\r\n\x1a\n" + bytes(8), "hdf5"),
        ("x.pt", pickle.dumps(Harm(), 2), "pickle"),
        ("x.bin", zipped("archive/data.pkl"), "pickle"),
        ("x.ckpt", zipped("other"), "zip"),
        ("x.npz", zipped("a.npy"), "npz"),
        ("x.npy", b"\x93NUMPY\x01\x00v\x00", "npy"),
        ("x.tflite", b"\x1c\0\0\0TFL3" + bytes(8), "tflite"),
        ("x.onnx", b"\x08\x07\x12\x07pytorch", "onnx"),
        ("x.pb", b"\x0a\x03\x0a\x01a" * 3, "tensorflow graph"),
        ("x.msgpack", b"\x81\xa6params\x80", "msgpack"),
        ("x.weights", struct.pack("<IIIQ", 0, 2, 0, 32_013_312), "darknet"),
        ("x.t7", struct.pack("<II", 4, 1) + bytes(8), "torch7"),
        ("x.params", struct.pack("<QQ", 0x112, 0), "mxnet"),
        ("x.joblib", b"x\x9c" + bytes(range(16)), "zlib"),
    ],
)
def test_formats_are_recognised_by_their_bytes(name, data, kind):
    assert fitting(name, Header).read(data) == Header(kind)


def test_a_file_that_says_another_format_is_taken_at_its_bytes():
    length = (2).to_bytes(8, "little")
    with pytest.raises(ReadError):
        fitting("x.bin", Header).read(length + b'{"')
    assert fitting("x.pt", Header).read(b"\x89HDF\r\n\x1a\n").kind == "hdf5"


@pytest.mark.parametrize("one", magic.FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize(
    "data", [b"", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", b"import torch\n", b"\x00" * 64]
)
def test_text_and_nothing_are_no_weights(one, data):
    with pytest.raises(ReadError):
        one.read(data)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=40), st.sampled_from(magic.FORMATS))
def test_any_bytes_give_a_header_or_a_read_error(data, one):
    with contextlib.suppress(ReadError):
        assert isinstance(one.read(data), Header)
