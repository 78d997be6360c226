"""Screening: a stored run of all rules over all texts of a meeting, and the sentences that they share."""
