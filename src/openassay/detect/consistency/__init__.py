"""What contradicts what inside the release."""
