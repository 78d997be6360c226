"""Pages of a sitting: before it, in the room, and its minutes."""
