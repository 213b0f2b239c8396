"""How other files of weights are recognised: by their first bytes, never by their name alone, and never loaded."""

import codecs
import re
import struct
from collections.abc import Callable
from functools import partial

from openassay.read import gguf, pickle, safetensors
from openassay.read.format import Format
from openassay.read.header import Header
from openassay.read.limits import ReadError

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAR_MAGIC = slice(257, 262)


def read(data: bytes, weak: str = "") -> Header:
    """The format of the bytes. `weak` names a format without a magic number that the file's suffix stands for.

    Raises ReadError for text, and for bytes of no known format.
    """
    for kind, test in _STRONG.items():
        if test(data):
            return _READERS[kind](data) if kind in _READERS else Header(kind)
    if _is_text(data):
        raise ReadError("text, not weights")
    if weak and _WEAK[weak](data):
        return Header(weak)
    raise ReadError("bytes of no known format of weights")


def _is_text(data: bytes) -> bool:
    """Whether the beginning has no control characters and is UTF-8, a last character that is cut aside."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data[:4096])
    except UnicodeDecodeError:
        return False
    return not _CONTROL.search(data[:4096])


def _protobuf(data: bytes) -> bool:
    """Whether the first fields of a protocol buffer follow one another."""
    pos = 0
    for _ in range(4):
        tag, pos = _varint(data, pos)
        if not 0 < tag >> 3 < 128 or tag & 7 not in (0, 1, 2, 5):
            return False
        value, pos = _varint(data, pos) if tag & 7 in (0, 2) else (0, pos + (8 if tag & 7 == 1 else 4))
        if pos < 0:
            return False
        pos += value if tag & 7 == 2 else 0
        if pos >= len(data):
            break
    return True


def _varint(data: bytes, pos: int) -> tuple[int, int]:
    """The value and the place behind it; a place below 0 where there is none."""
    value = 0
    for shift, byte in enumerate(data[pos : pos + 10]):
        value |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            return value, pos + shift + 1
    return 0, -1


def _words(data: bytes, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{count}I", data) if len(data) >= 4 * count else (0,) * count


def _msgpack(data: bytes) -> bool:
    """A map, as Flax writes it, whose first key is text."""
    head = data[:1]
    if not head or not (0x81 <= head[0] <= 0x8F or head in (b"\xde", b"\xdf")):
        return False
    key = data[{b"\xde": 3, b"\xdf": 5}.get(head, 1) :][:1]
    return bool(key) and (0xA0 <= key[0] <= 0xBF or key in (b"\xd9", b"\xda", b"\xdb"))


def _darknet(data: bytes) -> bool:
    major, minor, revision = _words(data, 3)
    return len(data) >= 16 and 0 < major + minor < 8 and revision < 1000


def _torch7(data: bytes) -> bool:
    """A table or an object of Torch 7: its type, then the number of the object."""
    kind, number = _words(data, 2)
    return kind in (3, 4) and 0 < number < 2**16


_STRONG: dict[str, Callable[[bytes], bool]] = {
    "gguf": lambda data: data.startswith(b"GGUF"),
    "safetensors": lambda data: data[8:10] == b'{"' and data[6:8] == b"\0\0",
    "hdf5": lambda data: data.startswith(b"\x89HDF\r\n\x1a\n"),
    "npy": lambda data: data.startswith(b"\x93NUMPY"),
    "tflite": lambda data: data[4:8] == b"TFL3",
    "npz": lambda data: data.startswith(b"PK\x03\x04") and b".npy" in data[30:300],
    "pickle": pickle.recognised,
    "mxnet": lambda data: _words(data, 2) == (0x112, 0),
    "ggml": lambda data: data[:4] in (b"lmgg", b"tjgg", b"fmgg"),
    "zip": lambda data: data.startswith(b"PK\x03\x04"),
    "gzip": lambda data: data.startswith(b"\x1f\x8b\x08"),
    "zlib": lambda data: data[:2] in (b"x\x9c", b"x\xda", b"x\x01") and not _is_text(data),
    "tar": lambda data: data[_TAR_MAGIC] == b"ustar",
}
_READERS: dict[str, Callable[[bytes], Header]] = {"gguf": gguf.read, "safetensors": safetensors.read}
_WEAK: dict[str, Callable[[bytes], bool]] = {
    "onnx": _protobuf,
    "tensorflow graph": _protobuf,
    "core ml": _protobuf,
    "caffe": _protobuf,
    "msgpack": _msgpack,
    "darknet": _darknet,
    "torch7": _torch7,
}


def _format(kind: str, *suffixes: str) -> Format:
    return Format(kind, Header, partial(read, weak=kind if kind in _WEAK else ""), suffixes=suffixes)


FORMATS = (
    _format("weights", ".h5", ".hdf5", ".keras", ".tflite", ".bin", ".npz", ".npy", ".pdparams", ".params"),
    _format("pickle", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib"),
    _format("onnx", ".onnx"),
    _format("tensorflow graph", ".pb"),
    _format("core ml", ".mlmodel"),
    _format("caffe", ".caffemodel"),
    _format("msgpack", ".msgpack"),
    _format("darknet", ".weights"),
    _format("torch7", ".t7"),
)
