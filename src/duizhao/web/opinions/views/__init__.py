"""Pages of opinions: rounds for the office, what is handed on for the rest, the slip for nobody known."""
