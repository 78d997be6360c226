"""Pages of units, people, accounts and roles."""
