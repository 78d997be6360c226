"""Search over everything that a person may see; sealed opinions and other people's matters are never looked at."""
