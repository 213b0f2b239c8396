"""One of the seven parts: hyperparameters."""
