"""A framework: what the notice of one year's (or one kind of) meeting asks a text to cover."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Value = bool | int | float | str | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in a framework's file: line and column from 1, and the line itself."""

    file: str
    line: int
    column: int
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.file} 第 {self.line} 行第 {self.column} 列"


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect to examine: a key, its full wording, a short label, and words that announce it.

    A text covers the aspect when a heading or a body passage holds one of `words`, or a heading
    one of `heading_words`, which are too general to mean anything in running text. All words
    are in plain form (core/zh/normal).
    """

    key: str
    name: str
    label: str
    words: tuple[str, ...]
    heading_words: tuple[str, ...] = ()

    def announced_by(self, heading: str) -> bool:
        """Whether a heading, in plain form, announces this aspect."""
        return _holds(heading, self.words) or _holds(heading, self.heading_words)

    def mentioned_in(self, passage: str) -> bool:
        """Whether a passage, in plain form, speaks of this aspect in so many words."""
        return _holds(passage, self.words)


@dataclass(frozen=True, slots=True)
class AlsoExplain:
    """Something else a text must explain: a key of trail.Part or a free key, label, words.

    `kinds` are the kinds of text it is asked of; empty: all of the framework's.
    """

    key: str
    label: str
    words: tuple[str, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A document a framework rests on; `verified` once somebody has read the official text."""

    document: str
    article: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A requirement of a notice, made from a kind and its parameters, with where it stands.

    `message` may hold the blanks that its kind offers, such as {missing}. `level` is a value of
    checks.Level. `kinds` are the kinds of text it is asked of; empty: all of the framework's.
    """

    code: str
    kind: str
    message: str
    params: Mapping[str, Value]
    place: str
    level: str = "advice"
    kinds: tuple[str, ...] = ()

    def text(self, name: str) -> str:
        """A parameter that is one word; empty when it was not given."""
        return str(self.params.get(name, ""))

    def number(self, name: str) -> float | None:
        """A parameter that is a number; None when it was not given."""
        value = self.params.get(name)
        return float(value) if isinstance(value, (int, float)) else None

    def words(self, name: str) -> tuple[str, ...]:
        """A parameter that is a list of words; empty when it was not given."""
        value = self.params.get(name, ())
        return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)

    def items(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A parameter that is a list of items: what each is called, then words for it."""
        value = self.params.get(name, ())
        groups = value if isinstance(value, tuple) else (value,)
        return tuple(
            tuple(map(str, group)) if isinstance(group, tuple) else (str(group),)
            for group in groups
        )


@dataclass(frozen=True)
class Framework:
    """One framework. `aspects_confirmed` is false where the year's list is not known for certain.

    `years` are the meeting years it applies to (empty: any). `kinds` are values of trail.Kind.
    `shares` maps a name such as "problems+causes" to a least share (0–1); `lengths` maps a kind
    to (least, most) characters, None where open. `titles` are names of this very
    meeting as they stand before 专题民主生活会. `markers` are words that hardly any text written
    before this meeting's season can hold (later ones may). `tune` changes rules: code → parameters, or {"enabled": False}. `places` tells where
    in its file a value stands (tune.DZ103.least); empty for frameworks that ship.
    """

    key: str
    name: str
    theme: str
    years: tuple[int, ...]
    kinds: tuple[str, ...]
    aspects: tuple[Aspect, ...] = ()
    aspects_confirmed: bool = False
    also: tuple[AlsoExplain, ...] = ()
    titles: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    lengths: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)
    sources: tuple[Origin, ...] = ()
    verified: bool = False
    entries: tuple[Entry, ...] = ()
    tune: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    file: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)


def _holds(passage: str, words: Iterable[str]) -> bool:
    return any(word in passage for word in words)
