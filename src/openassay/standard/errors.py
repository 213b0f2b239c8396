"""What goes wrong in this room."""

from openassay.schema import OpenassayError


class StandardError(OpenassayError):
    """A rubric, a licence table or a gate is not well formed, or names what does not exist."""
