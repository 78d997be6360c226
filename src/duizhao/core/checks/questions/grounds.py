"""Tells links that rest on shared words or a shared aspect from those that share only their order."""

from collections.abc import Iterable

from duizhao.core.trail.model import Link


def has_grounds(links: Iterable[Link]) -> bool:
    """Whether one of the links says more than that both entries are, say, the second of a list."""
    return any(not link.by_order for link in links)
