"""What is done with rectification programmes; one file a kind of act."""
