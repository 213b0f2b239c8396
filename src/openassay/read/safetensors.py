"""How the header of a safetensors file is read: 8 bytes of length, then JSON. The tensors are not read.

Source: https://huggingface.co/docs/safetensors (format).
"""

import json
import math
from typing import Any

from openassay.read.format import Format
from openassay.read.header import Header
from openassay.read.limits import MAX_HEADER, MAX_NODES, ReadError
from openassay.read.text import encodable

_METADATA = "__metadata__"
_BITS = {
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ"), 8),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 16),
    **dict.fromkeys(("U32", "I32", "F32"), 32),
    **dict.fromkeys(("U64", "I64", "F64", "C64"), 64),
    **dict.fromkeys(("F6_E2M3", "F6_E3M2"), 6),
    "F4": 4,
    "C128": 128,
}


def read(data: bytes, size: int | None = None) -> Header:
    """The header. `data` may be only the file's first bytes; `size` is the file's size in bytes where it is known.

    Raises ReadError for a header that is cut, malformed or lies about tensors (overlap, gaps, outside the file).
    """
    if len(data) < 8:
        raise ReadError("header is longer than what was read")
    length = int.from_bytes(data[:8], "little")
    if length > MAX_HEADER:
        raise ReadError(f"not safetensors, or a header longer than {MAX_HEADER} bytes")
    if data[8:9] not in (b"{", b""):
        raise ReadError("not safetensors: the header is no JSON object")
    if len(data) < 8 + length:
        raise ReadError("header is longer than what was read")
    fields = _fields(data[8 : 8 + length])
    metadata = fields.pop(_METADATA, {})
    tensors = [_tensor(name, value) for name, value in fields.items()]
    end = _laid_out(tensors)
    if size is not None and end != size - 8 - length:
        raise ReadError(f"tensors take {end} bytes, the file has {size - 8 - length} for them")
    dtypes = tuple(sorted({one[0] for one in tensors}))
    parameters = sum(one[1] for one in tensors)
    return Header("safetensors", len(tensors), parameters, end, dtypes, _metadata(metadata))


def _fields(header: bytes) -> dict[str, Any]:
    if header.count(b",") + header.count(b":") > 8 * MAX_NODES:
        raise ReadError("more tensors than the limit")
    try:
        fields = json.loads(header.decode(), object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not safetensors: {error}") from error
    if not isinstance(fields, dict):
        raise ReadError("not safetensors: the header is no JSON object")
    return fields


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ReadError("a name stands twice in the header")
    return fields


def _tensor(name: str, value: Any) -> tuple[str, int, int, int]:
    """Type, number of elements, first byte, byte behind the last."""
    match value:
        case {"dtype": str(dtype), "shape": [*shape], "data_offsets": [int(begin), int(end)]}:
            pass
        case _:
            raise ReadError(f"tensor {name[:80]!r} lacks its type, shape or offsets")
    if len(shape) > 64 or not all(type(one) is int and 0 <= one < 2**48 for one in shape):
        raise ReadError(f"tensor {name[:80]!r} has an impossible shape")
    count = math.prod(shape)
    bits = _BITS.get(dtype)
    if bits is None:
        raise ReadError(f"tensor {name[:80]!r} has an unknown type")
    if not 0 <= begin <= end or (end - begin) * 8 != count * bits:
        raise ReadError(f"tensor {name[:80]!r} has offsets that do not fit its shape")
    return dtype, count, begin, end


def _laid_out(tensors: list[tuple[str, int, int, int]]) -> int:
    """The byte behind the last tensor; they must follow one another without overlap or gap."""
    end = 0
    for _, _, begin, stop in sorted(tensors, key=lambda one: one[2:]):
        if begin != end:
            raise ReadError("tensors overlap" if begin < end else "bytes between tensors belong to none")
        end = stop
    return end


def _metadata(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise ReadError("not safetensors: metadata is no JSON object")
    pairs = ((key, text) for key, text in sorted(value.items()) if isinstance(text, str))
    return tuple((encodable(key[:200]), encodable(text[:200])) for key, text in pairs)


FORMATS = (Format("safetensors", Header, read, suffixes=(".safetensors",)),)
