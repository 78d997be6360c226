"""Pages of rectification programmes; one file a subject."""
