"""What every noun is: a frozen record with one canonical form, and the digest of that form."""

import hashlib
from typing import TypeVar

import msgspec

R = TypeVar("R", bound="Record")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen record. Unknown fields are refused when it is read back."""


def canonical(value: object) -> bytes:
    """The one JSON form of a record: sorted keys, no white space, no floats anywhere in the schema."""
    return msgspec.json.encode(value, order="sorted")


def digest(value: object) -> str:
    """SHA-256 over the canonical form, as lower-case hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def decode(data: bytes, record: type[R]) -> R:
    """Read a record back from JSON. Raises msgspec.ValidationError where it does not fit."""
    return msgspec.json.decode(data, type=record)
