"""Files become paragraphs with positions, and paragraphs become a tree of headings."""
