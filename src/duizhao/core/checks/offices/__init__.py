"""An office's own lists (names, units, set phrases, sources) as files say them and as rules use them."""
