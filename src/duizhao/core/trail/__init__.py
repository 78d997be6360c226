"""A text read as a trail: problems, causes, measures and follow-up, and the links between them."""
