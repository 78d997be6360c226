"""Who gets in where: pages that belong to no app."""

from door import Door

DOORS = {"help": Door(others=200, nobody=200)}
