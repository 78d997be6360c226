"""Reminders (提醒): what happened that concerns a person, told to him after the commit, never with its content."""
