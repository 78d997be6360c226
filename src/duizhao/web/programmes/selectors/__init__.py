"""What the pages of rectification programmes show; one file a page's subject."""
