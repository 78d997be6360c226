"""What is done with statements; one file a kind of act."""
