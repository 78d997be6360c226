"""Loads the word lists that rules rest on; a list is a text file in `lexicons`, one entry a line."""

from collections import defaultdict
from functools import cache
from importlib.resources import files

from duizhao.core.zh.phrases import Phrases


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a list, in the order of the file: one or several (parted by 、) on a line."""
    return tuple(word for line in _lines(name) for word in line.split("、"))


@cache
def whole_lines(name: str) -> tuple[str, ...]:
    """The entries of a list that has one on each line, marks such as 、 being part of them."""
    return tuple(_lines(name))


@cache
def phrases(*names: str) -> Phrases:
    """The words of one or several lists, to be found in one pass over a passage."""
    return Phrases(word for name in names for word in words(name))


@cache
def labelled(name: str) -> dict[str, frozenset[str]]:
    """Word → labels, of a list whose lines read 名称：词、词."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines(name):
        label, _, members = line.partition("：")
        for member in members.split("、"):
            found[member].add(label)
    return {member: frozenset(labels) for member, labels in found.items()}


@cache
def labelled_phrases(name: str) -> Phrases:
    """The words of a labelled list, to be found in one pass over a passage."""
    return Phrases(labelled(name))


def _lines(name: str) -> list[str]:
    content = files(__package__).joinpath("lexicons", name).read_text(encoding="utf-8")
    return [line.strip() for line in content.splitlines() if line.strip() and line[0] != "#"]
