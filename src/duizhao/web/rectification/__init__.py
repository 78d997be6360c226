"""Rectification: the ledger of items, from each problem to the proof that it was mended."""
