"""Patterns whose matches all begin with one of a few characters, so that a search leaps over the others.

Without that, the search tries every alternative of a long pattern at every character of a text.
"""

import re


def led_by(firsts: str, pattern: str) -> re.Pattern[str]:
    """The pattern, tried only where one of some characters (digits as a class) stands.

    `firsts` must hold every character with which a match can begin; a test sees to it.
    """
    return re.compile(f"(?=[{firsts}])(?:{pattern})")
