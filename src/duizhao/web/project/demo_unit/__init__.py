"""The demo: one invented bureau that prepares its meeting; every name and word is made up."""
