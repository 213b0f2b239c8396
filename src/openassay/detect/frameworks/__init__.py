"""One of the seven parts: frameworks."""
