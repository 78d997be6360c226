"""Runs the rules over one reading and turns their hints into findings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from traceback import extract_tb

from duizhao.core.checks.checked import Failed
from duizhao.core.checks.drafts.fingerprint import fingerprints
from duizhao.core.checks.kinds import KINDS
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import STATEMENTS, Finding, Hint, Level, Reading, Rule
from duizhao.core.checks.selection import Choice
from duizhao.core.frameworks.entry_kinds import ENTRY_KINDS
from duizhao.core.frameworks.model import Entry, Framework
from duizhao.core.outline.model import Span, Text

LONGEST_QUOTE = 60
_HEAD, _TAIL = 40, 16
_ORDER = {level: number for number, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules found, in the order of the text, and which of them broke down."""

    findings: tuple[Finding, ...]
    failed: tuple[Failed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    """A rule or a framework entry, ready to look: all that its findings have in common."""

    code: str
    name: str
    title: str
    level: Level
    why: str
    basis: str
    look: Callable[[], Iterable[Hint]]


def check(
    reading: Reading, choice: Choice | None = None, rules: Sequence[Rule] | None = None
) -> Outcome:
    """Look at one text with every rule and framework entry that is on and fits its kind.

    `choice` is everything on unless given, `rules` are those that ship. A rule that breaks down
    is reported as failed, and what the others found stays.
    """
    chosen = choice or Choice()
    found: list[tuple[_Source, Hint]] = []
    failed: list[Failed] = []
    for source in _sources(reading, chosen, all_rules() if rules is None else rules):
        try:
            hints = list(source.look())
        except Exception as fault:  # noqa: BLE001  whatever a rule does, the others' results stay
            failed.append(Failed(source.code, source.title, _named(fault)))
            continue
        if stray := _outside(reading.text, hints):
            failed.append(Failed(source.code, source.title, stray))
            continue
        found += [(source, hint) for hint in hints]
    found.sort(key=_place)
    return Outcome(tuple(_findings(reading, found)), tuple(failed))


def cut_quote(words: str) -> str:
    """A quote on one line, its middle left out when it is long."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return f"{line[:_HEAD]}……{line[-_TAIL:]}"


def _sources(reading: Reading, choice: Choice, rules: Iterable[Rule]) -> Iterator[_Source]:
    framework, kind = reading.framework, reading.statement.kind.value
    for rule in rules:
        if kind in rule.kinds and choice.decide(rule.code, rule.name, framework).on:
            yield _from_rule(rule, reading, choice)
    if framework is None:
        return
    for entry in framework.entries:
        fits = kind in (entry.kinds or framework.kinds or STATEMENTS)
        if fits and choice.decide(entry.code, entry.kind, framework).on:
            yield _from_entry(entry, framework, reading)


def _from_rule(rule: Rule, reading: Reading, choice: Choice) -> _Source:
    return _Source(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        level=rule.level,
        why=rule.why,
        basis=str(rule.basis),
        look=lambda: rule.look(reading, choice.params_for(rule, reading.framework)),
    )


def _from_entry(entry: Entry, framework: Framework, reading: Reading) -> _Source:
    return _Source(
        code=entry.code,
        name=entry.kind,
        title=ENTRY_KINDS[entry.kind].meaning,
        level=Level(entry.level),
        why=f"“{framework.name}”里列了这一条要求（{entry.place}）。",
        basis=framework.name,
        look=lambda: KINDS[entry.kind](reading, entry),
    )


def _named(fault: Exception) -> str:
    """The kind of a fault and its place in our code, but none of the words of the text."""
    place = extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}，{PurePath(place.filename).name} 第 {place.lineno} 行"


def _outside(text: Text, hints: Iterable[Hint]) -> str:
    """A complaint about a place that the text doesn't have; empty when all are inside."""
    whole = Span(0, len(text.content))
    for hint in hints:
        if not (whole.contains(hint.span) and hint.span.start <= hint.span.end):
            return f"给出的位置 {hint.span.start}–{hint.span.end} 不在材料之内"
    return ""


def _place(found: tuple[_Source, Hint]) -> tuple[int, int, str, int]:
    source, hint = found
    return hint.span.start, _ORDER[hint.level or source.level], source.code, hint.span.end


def _findings(reading: Reading, found: Sequence[tuple[_Source, Hint]]) -> Iterator[Finding]:
    text = reading.text
    names = fingerprints(text, ((source.code, hint.span, hint.message) for source, hint in found))
    for (source, hint), name in zip(found, names, strict=True):
        yield Finding(
            code=source.code,
            name=source.name,
            title=source.title,
            level=hint.level or source.level,
            part=reading.statement.part_at(hint.span.start).value,
            paragraph=text.paragraph_at(hint.span.start).index,
            span=hint.span,
            quote=cut_quote(text.quote(hint.span)),
            message=hint.message,
            why=hint.why or source.why,
            basis=source.basis,
            fingerprint=name,
        )
