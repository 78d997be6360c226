"""Who may do what: roles, acts, questions, and the one table of rights."""
