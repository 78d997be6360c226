"""One file per rule; a file put here is found by the registry and needs no other line."""
