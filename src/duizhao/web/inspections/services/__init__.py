"""What is done with feedbacks, their findings and open items of earlier meetings; one file a kind of act."""
