"""Urns: what slips hold, sealed until it is opened all at once; for opinions and for ballots alike."""
