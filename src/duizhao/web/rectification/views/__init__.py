"""Pages of the ledger: the list, what has no item, one item with its acts, evidence, import."""
