"""What the templates of meetings ask."""
