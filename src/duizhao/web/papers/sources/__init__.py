"""From which records the papers of a kind are made: one function a kind, by the time of the meeting."""
