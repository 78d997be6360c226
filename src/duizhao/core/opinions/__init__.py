"""Anonymous opinions and ballots: codes on slips, sealed envelopes, the urn that holds them, words that are alike."""
