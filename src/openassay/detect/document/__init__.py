"""What is written down about the release."""
