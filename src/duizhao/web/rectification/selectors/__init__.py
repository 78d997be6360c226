"""What the pages of rectification show; one file a page's subject."""
