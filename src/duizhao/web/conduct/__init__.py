"""Moves a meeting from state to state: asks every stage what it has produced, lets the core decide, writes."""
