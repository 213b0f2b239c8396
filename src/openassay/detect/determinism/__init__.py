"""Why can a training not be repeated? A rule for each cause; the walk through the programs is in the room flow."""
