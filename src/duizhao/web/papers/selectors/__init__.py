"""What the pages of papers show; one file a subject."""
