"""Plain text and Markdown: lines cut at a fixed width become paragraphs again."""
