"""Rules that look at a statement and say where something deserves a second look, and why."""
