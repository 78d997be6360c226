"""Decides which rules are on in a run, and with which parameters; nothing else decides that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

from duizhao.core.checks.rule import Params, Rule, Value
from duizhao.core.frameworks.model import Framework

EVERYTHING = "ALL"
_WHOLE = 1000
_ENABLED = "enabled"


class Named(Protocol):
    """Whatever can be switched on and off: a rule, or an entry of a framework."""

    @property
    def code(self) -> str:
        """The code, such as DZ103."""


class WrongChoice(ValueError):  # noqa: N818  named for what the user did
    """A selection or parameter that names nothing known; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a rule is on. `by` is the pattern that said so, empty where nobody said anything."""

    on: bool
    by: str = ""

    @property
    def explicit(self) -> bool:
        """Whether somebody asked for it, rather than leaving it as it ships."""
        return bool(self.by)


@dataclass(frozen=True)
class Choice:
    """What a user wants on and off, and the parameters set for single rules (by code).

    `select` and `ignore` hold codes, beginnings of codes (DZ1), names, or ALL. The longer
    pattern wins; between equals, `ignore`. As soon as `select` holds something, all that it
    doesn't name is off. `choose` makes a Choice whose words are known to mean something.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    params: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    def decide(self, code: str, name: str = "", framework: Framework | None = None) -> Decision:
        """Whether one rule or framework entry is on; a framework yields to an explicit wish."""
        if not (self.select or self.ignore):
            return Decision(on=not _switched_off(framework, code))
        best, decision = -1, Decision(on=not self.select)
        for pattern, on in self._steps():
            rank = _rank(pattern, code, name)
            if rank >= max(best, 0):
                best, decision = rank, Decision(on, by=pattern)
        if decision.on and not decision.explicit and _switched_off(framework, code):
            return Decision(on=False)
        return decision

    def params_for(self, rule: Rule, framework: Framework | None = None) -> Params:
        """The rule's own parameters, under those of the framework, under those of the user."""
        tuned = framework.tune.get(rule.code, {}) if framework else {}
        if not tuned and rule.code not in self.params:
            return Params(rule.params)
        set_there = {key: value for key, value in tuned.items() if key != _ENABLED}
        return Params(
            {
                **rule.params,
                **typed_params(rule, set_there),
                **self.params.get(rule.code, {}),
            }
        )

    def _steps(self) -> Iterable[tuple[str, bool]]:
        yield from ((pattern, True) for pattern in self.select)
        yield from ((pattern, False) for pattern in self.ignore)


def choose(
    rules: Iterable[Rule],
    entries: Iterable[Named] = (),
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    params: Mapping[str, Mapping[str, object]] | None = None,
) -> Choice:
    """A Choice whose patterns, codes and parameters all exist.

    `entries` are those of the frameworks in use. Raises WrongChoice with a suggestion.
    """
    known = tuple(rules)
    words = {rule.code: rule.code for rule in known} | {rule.name: rule.code for rule in known}
    words |= {entry.code: entry.code for entry in entries}
    wanted, unwanted = tuple(select), tuple(ignore)
    for pattern in (*wanted, *unwanted):
        _require_known(pattern, words)
    return Choice(wanted, unwanted, _params_by_code(known, params or {}))


def check_tune(framework: Framework, rules: Iterable[Rule]) -> None:
    """Raise WrongChoice when a framework tunes a rule or a parameter that does not exist."""
    adjusted = {
        code: {key: value for key, value in values.items() if key != _ENABLED}
        for code, values in framework.tune.items()
    }
    try:
        _params_by_code(tuple(rules), adjusted)
    except WrongChoice as wrong:
        raise WrongChoice(f"框架“{framework.name}”：{wrong}") from wrong


def typed_params(rule: Rule, given: Mapping[str, object]) -> dict[str, Value]:
    """Parameters turned into the types of the rule's own; WrongChoice when one doesn't fit."""
    typed: dict[str, Value] = {}
    for name, value in given.items():
        if name not in rule.params:
            known = "、".join(rule.params) or "（没有参数）"
            raise WrongChoice(
                f"{rule.code} 没有参数“{name}”{_suggestion(name, rule.params)}。它的参数：{known}。"
            )
        typed[name] = _typed(rule.params[name], value, f"{rule.code} 的参数 {name}")
    return typed


def _params_by_code(
    rules: tuple[Rule, ...], params: Mapping[str, Mapping[str, object]]
) -> dict[str, Mapping[str, Value]]:
    by_word = {rule.code: rule for rule in rules} | {rule.name: rule for rule in rules}
    typed: dict[str, Mapping[str, Value]] = {}
    for word, given in params.items():
        if word not in by_word:
            raise WrongChoice(_unknown(word, by_word))
        rule = by_word[word]
        typed[rule.code] = {**typed.get(rule.code, {}), **typed_params(rule, given)}
    return typed


def _typed(default: Value, value: object, what: str) -> Value:
    match default, value:
        case bool(), bool():
            return value
        case tuple(), list() | tuple() if all(isinstance(word, str) for word in value):
            return tuple(value)
        case str(), str():
            return value
        case (bool(), _) | (_, bool()):
            pass
        case int(), int():
            return value
        case float(), int() | float():
            return float(value)
    raise WrongChoice(f"{what} 应当是{_wanted(default)}，现在是“{value}”。")


def _wanted(default: Value) -> str:
    match default:
        case bool():
            return " true 或 false"
        case int():
            return f"整数，例如 {default}"
        case float():
            return f"数，例如 {default}"
        case str():
            return "一段文字"
        case _:
            return '一组词，例如 ["甲", "乙"]'


def _rank(pattern: str, code: str, name: str) -> int:
    """How closely a pattern names a rule: -1 not at all, 0 for ALL, then the length it matches."""
    if pattern.upper() == EVERYTHING:
        return 0
    if pattern.upper() == code.upper() or pattern == name:
        return _WHOLE
    return len(pattern) if code.upper().startswith(pattern.upper()) else -1


def _switched_off(framework: Framework | None, code: str) -> bool:
    return framework is not None and framework.tune.get(code, {}).get(_ENABLED) is False


def _require_known(pattern: str, words: Mapping[str, str]) -> None:
    if pattern and any(_rank(pattern, code, name) >= 0 for name, code in words.items()):
        return
    raise WrongChoice(_unknown(pattern, words))


def _unknown(word: str, words: Iterable[str]) -> str:
    return f"没有检查项“{word}”{_suggestion(word, words)}。全部检查项见 duizhao rules。"


def _suggestion(word: str, words: Iterable[str]) -> str:
    by_form = {_form(known): known for known in words}
    close = get_close_matches(_form(word), by_form, n=1, cutoff=0.6)
    return f"，是不是 {by_form[close[0]]}" if close else ""


def _form(word: str) -> str:
    """A spelling in which a letter O and a zero, an l and a one look alike."""
    return word.lower().replace("o", "0").replace("l", "1").replace("_", "-")
