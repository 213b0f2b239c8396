"""One of the seven parts: dataset."""
