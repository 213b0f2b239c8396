"""What the release says of itself."""
