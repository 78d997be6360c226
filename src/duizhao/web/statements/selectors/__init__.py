"""What the pages of statements show; one file a page's subject."""
