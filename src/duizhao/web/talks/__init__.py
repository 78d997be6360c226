"""Talks before the meeting: who must talk with whom, what was said, and both sides' confirmation."""
