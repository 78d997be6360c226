"""What inspections and earlier meetings left to be answered: read from texts and lists, to be shown for confirmation."""
