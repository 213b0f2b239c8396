"""One of the seven parts: training code."""
