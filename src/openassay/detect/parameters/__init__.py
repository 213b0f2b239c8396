"""One of the seven parts: parameters."""
