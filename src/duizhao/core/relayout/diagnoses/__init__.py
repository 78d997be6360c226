"""One file per diagnosis of a layout; a file put here is found by the registry and needs no other line."""
