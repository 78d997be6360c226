"""Office papers made from records: one file per kind, each with the facts it needs; a gap stays a visible gap."""
