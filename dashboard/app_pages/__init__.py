"""One page answers one question of the meeting."""
