"""What happened, who did it, for whom: entries without foreign keys, which outlive their subjects."""
