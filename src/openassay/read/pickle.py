"""How a pickle is recognised, plain or in a PyTorch archive, by its first bytes alone. It is never loaded."""

_ARCHIVE = b"PK\x03\x04"
_PROTOCOL = range(2, 6)
_OPCODES = b"()]}cXK\x8a\x8c\x95"
"""What a pickle of a dictionary, list, tuple, object or number begins with."""


def recognised(data: bytes) -> bool:
    """Whether the first bytes are those of a pickle (protocols 2 to 5) or of a PyTorch archive."""
    if data.startswith(_ARCHIVE):
        return is_archive(data)
    return len(data) > 2 and data[0] == 0x80 and data[1] in _PROTOCOL and data[2] in _OPCODES


def is_archive(data: bytes) -> bool:
    """Whether a zip file's first entry is one that `torch.save` or `torch.jit.save` writes."""
    length = int.from_bytes(data[26:28], "little")
    name = data[30 : 30 + length]
    return name.endswith((b"/data.pkl", b"/constants.pkl", b"/version", b"/byteorder", b"/.format_version"))
