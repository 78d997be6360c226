"""A framework: what the notice of one year's (or one kind of) meeting asks a text to cover."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect to examine: a key, its full wording, a short label, and words that announce it.

    A text covers the aspect when a heading or a body passage holds one of `words`.
    """

    key: str
    name: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlsoExplain:
    """Something else a text must explain: a key of trail.Part or a free key, label, words."""

    key: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A document a framework rests on; `verified` once somebody has read the official text."""

    document: str
    article: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A requirement of a notice, made from a kind and its parameters, with where it stands."""

    code: str
    kind: str
    message: str
    params: Mapping[str, object]
    place: str


@dataclass(frozen=True)
class Framework:
    """One framework. `aspects_confirmed` is false where the year's list is not known for certain.

    `years` are the meeting years it applies to (empty: any). `kinds` are values of trail.Kind.
    `shares` maps a name such as "problems+causes" to a least share (0–1); `lengths` maps a kind
    to (least, most) characters, None where open. `markers` are words that speak for this
    framework in a text. `tune` changes rules: code → parameters, or {"enabled": False}.
    """

    key: str
    name: str
    theme: str
    years: tuple[int, ...]
    kinds: tuple[str, ...]
    aspects: tuple[Aspect, ...] = ()
    aspects_confirmed: bool = False
    also: tuple[AlsoExplain, ...] = ()
    markers: tuple[str, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    lengths: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)
    sources: tuple[Origin, ...] = ()
    verified: bool = False
    entries: tuple[Entry, ...] = ()
    tune: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    file: str = ""
