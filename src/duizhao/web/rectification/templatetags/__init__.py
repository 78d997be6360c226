"""Filters for the templates of the ledger."""
