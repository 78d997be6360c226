"""Finds passages that one text took from another over a whole collection, and sets common property apart."""
