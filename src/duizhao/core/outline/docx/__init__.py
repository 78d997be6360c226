"""Word files as a reader sees them: automatic numbers, accepted changes, boxes and notes."""
