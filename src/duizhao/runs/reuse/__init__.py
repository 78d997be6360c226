"""Reads collections of texts, searches them for copied passages, and keeps an index on disk."""
