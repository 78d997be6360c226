"""Dispatches (报送): what goes to whom by when, and whether it was sent, received or returned."""
