"""What is judged: kind, release, the roles of its paths, the training path."""
