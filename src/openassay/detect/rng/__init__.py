"""One of the seven parts: rng."""
