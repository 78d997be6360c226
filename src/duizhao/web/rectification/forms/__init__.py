"""What people type about the ledger: items with tasks, evidence, reasons and words, what a list is narrowed to."""
