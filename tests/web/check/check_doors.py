"""Who gets in where: the quick check."""

from door import Door

DOORS = {"check:check": Door(others=200), "check:layout": Door(others=200)}
