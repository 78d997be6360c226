"""An office's own templates: a .docx with fields in braces, checked as a whole and filled from the facts of a paper."""
