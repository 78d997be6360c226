"""What is done with units, people, accounts and roles; one file a kind of act."""
