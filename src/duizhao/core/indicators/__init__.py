"""Indicators: what makes a soft promise countable, and what the entries say about it."""
