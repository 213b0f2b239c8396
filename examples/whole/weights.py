"""Read and write weights in the safetensors format: a length, a JSON header, then little-endian float32 values."""

import json
from pathlib import Path

import numpy as np

ITEM = np.dtype("<f4")


def save(path: Path, tensors: dict[str, np.ndarray]) -> None:
    """Write float32 tensors in order of name. The same tensors give the same bytes."""
    header, start = {}, 0
    for name in sorted(tensors):
        end = start + tensors[name].size * ITEM.itemsize
        header[name] = {"dtype": "F32", "shape": list(tensors[name].shape), "data_offsets": [start, end]}
        start = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    body = b"".join(tensors[name].astype(ITEM).tobytes() for name in sorted(tensors))
    path.write_bytes(len(text).to_bytes(8, "little") + text + body)


def load(path: Path) -> dict[str, np.ndarray]:
    """Read the tensors of a file that `save` wrote."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    tensors = {}
    for name, item in json.loads(data[8:start]).items():
        first, last = item["data_offsets"]
        tensors[name] = np.frombuffer(data[start + first : start + last], ITEM).reshape(item["shape"]).copy()
    return tensors
