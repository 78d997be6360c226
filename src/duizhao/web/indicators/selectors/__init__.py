"""What the pages of indicators show; one file a page's subject."""
