"""What people type about indicators and their entries."""
