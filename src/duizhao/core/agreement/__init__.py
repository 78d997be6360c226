"""Whether the papers of one meeting agree: counts, names, dates and their order, each difference with both places."""
