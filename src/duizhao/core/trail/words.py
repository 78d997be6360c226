"""The word lists that the trail rests on: subject matters, and fixed formulas that prove no link."""

from functools import cache
from importlib.resources import files

from duizhao.core.zh.phrases import Phrases


@cache
def topics() -> dict[str, str]:
    """Wording → label of the subject matter it names."""
    return _labelled("topics.txt")


@cache
def themes() -> dict[str, str]:
    """Wording → label of the theme that a heading with it belongs to."""
    return _labelled("themes.txt")


def theme_labels(heading: str) -> set[str]:
    """Labels of the themes that a heading in plain form belongs to."""
    return {label for word, label in themes().items() if word in heading}


@cache
def topic_phrases() -> Phrases:
    """All wordings of subject matters, to be found in one pass."""
    return Phrases(topics())


@cache
def formulas() -> Phrases:
    """The fixed formulas of the genre."""
    return Phrases(_lines("formulas.txt"))


def topic_labels(passage: str) -> set[str]:
    """Labels of the subject matters that a passage in plain form names."""
    return set(map(topics().__getitem__, topic_phrases().words_in(passage)))


def _labelled(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines(name):
        label, _, words = line.partition("：")
        found.update(dict.fromkeys(words.split("、"), label))
    return found


def _lines(name: str) -> list[str]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
