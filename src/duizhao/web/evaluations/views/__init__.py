"""Pages of evaluations: for the branch, and the ballot for nobody known."""
