"""What is done with a sitting: its agenda and attendance, its criticisms, its minutes."""
