"""What people type about rectification programmes; one file a page's subject."""
