"""What is done with indicators; one file a kind of act."""
