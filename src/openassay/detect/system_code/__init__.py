"""One of the seven parts: system code."""
