"""Finds the kinds of papers that ship with the program; the only place in the papers that imports by name."""

import pkgutil
from functools import cache
from importlib import import_module

from duizhao.core.papers import kinds
from duizhao.core.papers.kind import AnyKind, Kind


@cache
def all_kinds() -> tuple[AnyKind, ...]:
    """Every kind that ships, in the order of its rank; the modules are imported on the first call.

    Raises ValueError when a file has no KIND, or two claim one key or rank.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))
    found = sorted((_kind_in(f"{kinds.__name__}.{name}") for name in names), key=lambda k: k.rank)
    for word in ("key", "rank", "name", "letters"):
        said = [one for kind in found if (one := getattr(kind, word))]
        if len(set(said)) < len(said):
            raise ValueError(f"两种文书的 {word} 相同。")
    return tuple(found)


def kind_of(key: str) -> AnyKind:
    """The kind of that key. Raises KeyError where there is none."""
    return {kind.key: kind for kind in all_kinds()}[key]


def _kind_in(module: str) -> AnyKind:
    kind = getattr(import_module(module), "KIND", None)
    if not isinstance(kind, Kind):
        raise ValueError(f"{module} 里没有 KIND。")  # noqa: TRY004  a fault of the file, not of a type
    return kind
