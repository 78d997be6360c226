"""Lists that offices hand in as spreadsheets: read, sorted row by row, given back with mistakes marked; whatever they list."""
