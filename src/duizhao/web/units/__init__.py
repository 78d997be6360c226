"""Units, the people in them, and the roles they hold; who the person at the desk is today."""
