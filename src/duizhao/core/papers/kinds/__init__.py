"""One file per kind of paper; a file put here is found by the registry and needs no other line."""
