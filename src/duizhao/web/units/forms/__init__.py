"""What people type about units, people, accounts and roles."""
