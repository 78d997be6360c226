"""The quick check: a text goes in, findings come back beside it, nothing is kept."""
