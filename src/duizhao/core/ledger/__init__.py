"""The ledger of rectification as rows: what stands in one, what changed between two days, how it is written and read as a spreadsheet."""
