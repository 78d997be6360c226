"""Forms of papers: scans are brought and placed, templates are uploaded."""
