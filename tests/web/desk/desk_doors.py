"""Who gets in where: the desk."""

from door import Door

DOORS = {"desk:desk": Door(others=200)}
