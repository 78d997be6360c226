"""Example texts, all invented, for the demo and for whoever wants to see what the checks say and don't say."""
