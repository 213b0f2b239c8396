"""How the header of a GGUF file is read (versions 1 to 3): counts, metadata, tensor descriptions. No tensor is read.

Source: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
"""

import math
import struct

from openassay.read.format import Format
from openassay.read.header import Header
from openassay.read.limits import MAX_HEADER, MAX_NODES, ReadError

_MAGIC = b"GGUF"
_STRING, _ARRAY = 8, 9
# Value types by number: struct code.
_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
# Tensor types by number: name, elements of a block, bytes of a block.
_TENSORS = {
    0: ("F32", 1, 4),
    1: ("F16", 1, 2),
    2: ("Q4_0", 32, 18),
    3: ("Q4_1", 32, 20),
    6: ("Q5_0", 32, 22),
    7: ("Q5_1", 32, 24),
    8: ("Q8_0", 32, 34),
    9: ("Q8_1", 32, 36),
    10: ("Q2_K", 256, 84),
    11: ("Q3_K", 256, 110),
    12: ("Q4_K", 256, 144),
    13: ("Q5_K", 256, 176),
    14: ("Q6_K", 256, 210),
    15: ("Q8_K", 256, 292),
    16: ("IQ2_XXS", 256, 66),
    17: ("IQ2_XS", 256, 74),
    18: ("IQ3_XXS", 256, 98),
    19: ("IQ1_S", 256, 50),
    20: ("IQ4_NL", 32, 18),
    21: ("IQ3_S", 256, 110),
    22: ("IQ2_S", 256, 82),
    23: ("IQ4_XS", 256, 136),
    24: ("I8", 1, 1),
    25: ("I16", 1, 2),
    26: ("I32", 1, 4),
    27: ("I64", 1, 8),
    28: ("F64", 1, 8),
    29: ("IQ1_M", 256, 56),
    30: ("BF16", 1, 2),
    34: ("TQ1_0", 256, 54),
    35: ("TQ2_0", 256, 66),
    39: ("MXFP4", 32, 17),
}


def read(data: bytes) -> Header:
    """The header; `data` may be only the file's first bytes. Raises ReadError where it is cut or malformed."""
    if data[:4] != _MAGIC:
        raise ReadError("not GGUF" if len(data) >= 4 else "header is longer than what was read")
    cursor = _Cursor(data[:MAX_HEADER])
    tensors, pairs = cursor.integer(), cursor.integer()
    if tensors > MAX_NODES or pairs > MAX_NODES:
        raise ReadError("more tensors or metadata than the limit")
    metadata = tuple((cursor.string(), cursor.value()) for _ in range(pairs))
    described = [_tensor(cursor) for _ in range(tensors)]
    dtypes = tuple(sorted({one[0] for one in described}))
    return Header("gguf", tensors, sum(one[1] for one in described), sum(one[2] for one in described), dtypes, metadata)


class _Cursor:
    """A place in the bytes; counts are 32 bits wide in version 1, 64 bits later. `order` is the byte order."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pos = 4
        self._left = 8 * MAX_NODES
        self.order = "<"
        version = int(self.number("I"))
        if version & 0xFFFF == 0:
            self.order, version = ">", int.from_bytes(version.to_bytes(4, "little"), "big")
        if version not in (1, 2, 3):
            raise ReadError(f"GGUF of an unknown version, {version}")
        self._count = "I" if version == 1 else "Q"

    def number(self, code: str) -> float:
        layout = self.order + code
        start = self._advance(struct.calcsize(layout))
        return struct.unpack_from(layout, self._data, start)[0]  # type: ignore[no-any-return]

    def integer(self) -> int:
        """A count or a length."""
        return int(self.number(self._count))

    def word(self) -> int:
        """An integer of 32 bits."""
        return int(self.number("I"))

    def string(self) -> str:
        length = self.integer()
        start = self._advance(length)
        return self._data[start : start + min(length, 800)].decode("utf-8", "replace")[:200]

    def value(self) -> str:
        """A metadata value as text."""
        kind = self.word()
        if kind == _STRING:
            return self.string()
        if kind == _ARRAY:
            return self._array(self.word(), 0)
        if kind not in _SCALARS:
            raise ReadError(f"metadata of an unknown type, {kind}")
        value = self.number(_SCALARS[kind])
        return str(value).lower() if isinstance(value, bool) else str(value)

    def _array(self, kind: int, depth: int) -> str:
        count = self.integer()
        if kind in _SCALARS:
            self._advance(count * struct.calcsize("<" + _SCALARS[kind]))
        elif kind not in (_STRING, _ARRAY) or depth > 4:
            raise ReadError(f"an array of an unknown type, {kind}")
        else:
            self._left -= count
            if self._left < 0:
                raise ReadError("metadata arrays longer than the limit")
            for _ in range(count):
                if kind == _ARRAY:
                    self._array(self.word(), depth + 1)
                else:
                    self._advance(self.integer())
        return f"array of {count}"

    def _advance(self, count: int) -> int:
        start = self._pos
        if count < 0 or start + count > len(self._data):
            raise ReadError("header is longer than what was read")
        self._pos += count
        return start


def _tensor(cursor: _Cursor) -> tuple[str, int, int]:
    """Type, number of elements, bytes (0 for a type that is not known)."""
    name, dimensions = cursor.string(), cursor.word()
    if dimensions > 8:
        raise ReadError(f"tensor {name[:80]!r} has {dimensions} dimensions")
    count = math.prod([cursor.integer() for _ in range(dimensions)])
    kind = cursor.word()
    cursor.number("Q")
    dtype, block, size = _TENSORS.get(kind, (f"type {kind}", 1, 0))
    if count >= 2**63:
        raise ReadError(f"tensor {name[:80]!r} has an impossible shape")
    return dtype, count, -(-count // block) * size


FORMATS = (Format("GGUF", Header, read, suffixes=(".gguf",)),)
