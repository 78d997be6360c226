"""Finds a framework by the key that a person typed."""

from collections.abc import Sequence

from duizhao.core.frameworks.mistakes import meant
from duizhao.core.frameworks.model import Framework


class UnknownFramework(ValueError):  # noqa: N818  named for what the user did
    """No framework has that key; the message names the nearest and where to see them all."""


def find(key: str, frameworks: Sequence[Framework]) -> Framework:
    """The framework of a key. Raises UnknownFramework."""
    for framework in frameworks:
        if framework.key == key:
            return framework
    guess = meant(key, [framework.key for framework in frameworks])
    raise UnknownFramework(f"没有代号是“{key}”的框架{guess}。全部框架见 duizhao frameworks。")
