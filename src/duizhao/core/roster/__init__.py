"""An office's list of people as a spreadsheet: read, judged row by row, and given back with its mistakes marked."""
