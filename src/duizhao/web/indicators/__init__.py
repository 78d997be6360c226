"""Indicators: what was promised softly is counted, one tap an entry; progress, gaps in coverage, lateness."""
