"""What waits for me: one list over all stages, each with its reason, its date and the page where it is done."""
