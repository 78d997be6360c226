"""Finds the commands that another face of the program offers through the entry points `duizhao.commands`."""

import click


def offered(name: str) -> click.Command | None:
    """The offered command of a name; None when no installed part of the program has it."""
    from importlib.metadata import entry_points  # noqa: PLC0415  costs start-up time

    for entry in entry_points(group="duizhao.commands", name=name):
        found: click.Command = entry.load()
        return found
    return None
