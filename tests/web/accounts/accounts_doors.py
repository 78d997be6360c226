"""Who gets in where: sign-in and passwords."""

from door import Door

DOORS = {
    "accounts:sign-in": Door(others=302, nobody=200),
    "accounts:sign-out": Door("post", others=302),
    "accounts:change-password": Door(others=200),
}
