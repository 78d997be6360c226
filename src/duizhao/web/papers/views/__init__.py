"""Pages of papers: to be had, and the signed scans that come back."""
