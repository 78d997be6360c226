"""What rules ask of a text and several of them share: who speaks, what is concrete, what is a fault."""
