"""Which terms the release states, for which of its parts."""
