"""How a format is read: one file per format, pure functions from bytes, lines kept, every limit in limits.py."""
