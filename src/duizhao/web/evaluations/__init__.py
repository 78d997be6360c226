"""Evaluations of a branch's members (民主评议党员): ballots in an urn, results by number, the grade that the branch decides."""
