"""Pages of papers, of the gallery of their kinds, and of a unit's own templates."""
