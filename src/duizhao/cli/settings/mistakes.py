"""The one way in which a setting is refused: where it stands, what is wrong, what would be right."""

import click


class WrongSetting(click.ClickException):
    """A setting that can't be used; the message is Chinese and complete. Ends with status 2."""

    exit_code = 2
