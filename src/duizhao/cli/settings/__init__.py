"""The settings of a run: what can be set, where it may be written, and which place wins."""
