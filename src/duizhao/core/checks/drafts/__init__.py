"""From one draft to the next: fingerprints of findings, and what was looked at and accepted."""
