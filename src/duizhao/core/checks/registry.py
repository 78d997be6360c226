"""Finds the rules that ship with the program; the only place in the checks that imports by name."""

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from duizhao.core.checks import rules
from duizhao.core.checks.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule that ships, sorted by code; the modules are imported on the first call.

    Raises ValueError when a rule file has no RULE or two files claim one code or name.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    found = [_rule_in(f"{rules.__name__}.{name}") for name in names]
    require_unique(found)
    return tuple(sorted(found, key=lambda rule: rule.code))


def require_unique(found: Iterable[Rule]) -> None:
    """Refuse rules that share a code or a name (ValueError names both titles)."""
    seen: dict[str, Rule] = {}
    for rule in found:
        for word in (rule.code, rule.name):
            if word in seen:
                raise ValueError(f"检查项“{seen[word].title}”和“{rule.title}”都叫 {word}。")
            seen[word] = rule


def _rule_in(module: str) -> Rule:
    rule = getattr(import_module(module), "RULE", None)
    if not isinstance(rule, Rule):
        raise ValueError(f"{module} 里没有 RULE。")  # noqa: TRY004  a fault of the file, not of a type
    return rule
