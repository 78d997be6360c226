"""Pages of papers, of signed scans, of the gallery of their kinds, and of a unit's own templates."""
