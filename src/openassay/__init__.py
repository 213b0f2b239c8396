"""openassay: find out what an AI release really shares, with evidence."""

__version__ = "0.1.0"
