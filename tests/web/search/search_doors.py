"""Who gets in where: search."""

from door import Door

DOORS = {"search:search": Door(others=200)}
