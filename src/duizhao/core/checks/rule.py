"""What a rule is: what it is given, what it yields, what it is called and where it comes from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol, TypeVar

from duizhao.core.checks.offices.office import Office
from duizhao.core.frameworks.model import Framework
from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.ledger import Held, LedgerItem, hold_against
from duizhao.core.trail.model import Kind, Statement
from duizhao.core.trail.years import Years, compare

Value = bool | int | float | str | tuple[str, ...]


class Entry(Protocol):
    """A problem, cause or measure: anything with a name that no other entry of its text has."""

    @property
    def id(self) -> str:
        """The name."""


E = TypeVar("E", bound=Entry)
R = TypeVar("R")


class Level(StrEnum):
    """How much a finding matters: must be mended, worth a second look, good to know."""

    MUST = "must"
    ADVICE = "advice"
    INFO = "info"


LEVEL_LABELS = {Level.MUST: "必改", Level.ADVICE: "建议", Level.INFO: "提醒"}
STATEMENTS = frozenset({Kind.PERSONAL, Kind.TEAM, Kind.BRANCH_PERSONAL})
PERSONS = frozenset({Kind.PERSONAL, Kind.BRANCH_PERSONAL})
ANY_KIND = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a rule comes from. The article is printed only once somebody has verified it."""

    document: str
    article: str = ""
    verified: bool = False

    def __str__(self) -> str:
        if not self.article:
            return self.document
        return f"{self.document}{self.article if self.verified else '（条款待核）'}"


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rule yields: a place, what is seen there, and, where it differs from the manual, why.

    `level` overrides the rule's level for this one place.
    """

    span: Span
    message: str
    why: str = ""
    level: Level | None = None


class Params:
    """The parameters of one rule in one run, read with the type that the rule expects."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def number(self, name: str) -> float:
        """A number."""
        value = self._values[name]
        if isinstance(value, (str, tuple)):
            raise TypeError(f"参数 {name} 应当是数，现在是“{value}”。")
        return float(value)

    def count(self, name: str) -> int:
        """A whole number."""
        return int(self.number(name))

    def flag(self, name: str) -> bool:
        """A yes or no."""
        return bool(self._values[name])

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words."""
        value = self._values[name]
        if not isinstance(value, tuple):
            raise TypeError(f"参数 {name} 应当是一组词，现在是“{value}”。")
        return value


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that another text has too: where it stands and what is said of it.

    `common` says that it is common property: a quotation, a template, words of a notice.
    """

    span: Span
    message: str
    common: bool = False


@dataclass(frozen=True)
class Reading:
    """All that a rule may look at: the statement, the year's framework, the office's own lists.

    `last` is last year's statement, when one was given; `ledger` the items of earlier meetings,
    None when no ledger was given. `others` are all known frameworks, so that the aspects of
    another year are recognised. `shared` are the passages that other texts have too, when an
    index of them was given.
    """

    statement: Statement
    framework: Framework | None = None
    office: Office = field(default_factory=Office)
    last: Statement | None = None
    others: tuple[Framework, ...] = ()
    ledger: tuple[LedgerItem, ...] | None = None
    shared: tuple[SharedPassage, ...] = ()

    @cached_property
    def text(self) -> Text:
        """The text as read."""
        return self.statement.text

    @cached_property
    def years(self) -> Years | None:
        """What this and last year's statement say of one another, when last year's was given."""
        return compare(self.last, self.statement) if self.last else None

    @cached_property
    def held(self) -> Held | None:
        """What the text and the ledger say of one another, when a ledger was given."""
        return hold_against(self.ledger, self.statement) if self.ledger is not None else None

    def once(self, question: Callable[[Text, E], R], entry: E) -> R:
        """The answer to a question about an entry, worked out once however many rules ask it."""
        asked = question, entry.id
        if asked not in self._answers:
            self._answers[asked] = question(self.text, entry)
        answer: R = self._answers[asked]
        return answer

    @cached_property
    def _answers(self) -> dict[tuple[Callable[..., Any], str], Any]:
        return {}


@dataclass(frozen=True)
class Rule:
    """One rule: a code, a name for what it flags, and the function that looks.

    `manual` is the module's docstring: a title line, then the sections 看什么, 为什么, 会提示,
    不提示, 看不出什么. A rule runs only on texts of its `kinds`.
    """

    code: str
    name: str
    level: Level
    basis: Basis
    since: str
    manual: str
    look: Callable[[Reading, Params], Iterator[Hint]]
    kinds: frozenset[Kind] = STATEMENTS
    params: Mapping[str, Value] = field(default_factory=dict)

    @cached_property
    def title(self) -> str:
        """The manual's first line: what is flagged, in Chinese."""
        return self.manual.strip().splitlines()[0].rstrip("。")

    @cached_property
    def why(self) -> str:
        """The manual's section 为什么, as one line."""
        return " ".join(section(self.manual, "为什么").split())


def section(manual: str, heading: str) -> str:
    """The text under a `## heading` of a manual; empty when there is none."""
    _, _, rest = manual.partition(f"## {heading}\n")
    return rest.split("\n## ", 1)[0].strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """A hint with everything a reader needs.

    `fingerprint` is made from code and surrounding words, not from the place, so that it
    survives editing elsewhere. `paragraph` counts from 0.
    """

    code: str
    name: str
    title: str
    level: Level
    part: str
    paragraph: int
    span: Span
    quote: str
    message: str
    why: str
    basis: str
    fingerprint: str
