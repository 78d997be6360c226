"""What is done with the ledger; one file a kind of act. Every act on an item claims it first, is audited and kept as a change."""
