"""Word comments at the exact words of the author's own file, everything else untouched."""
