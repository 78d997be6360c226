"""Makes a rule's manual page: what the office reads, whether on a screen or in docs/rules."""

import re
from collections.abc import Sequence

from duizhao.core.checks.rule import LEVEL_LABELS, Rule, Value
from duizhao.core.trail.model import KIND_LABELS, Kind

SECTIONS = ("看什么", "为什么", "会提示", "不提示", "看不出什么")
_HEADING = re.compile(r"(^## .*)\n+", re.MULTILINE)


def manual_page(rule: Rule) -> str:
    """The page of one rule in Markdown: title, facts, then the five sections of its manual."""
    return page_of(f"{rule.code} {rule.title}", _facts(rule), rule.manual)


def page_of(heading: str, facts: Sequence[tuple[str, str]], manual: str) -> str:
    """A page in Markdown: heading, facts, then the sections of a manual without its title line."""
    _, _, sections = manual.strip().partition("\n")
    listed = "\n".join(f"- {name}：{value}" for name, value in facts)
    return f"# {heading}\n\n{listed}\n\n{_spaced(sections)}\n"


def _facts(rule: Rule) -> list[tuple[str, str]]:
    facts = [
        ("程度", LEVEL_LABELS[rule.level]),
        ("适用", "、".join(KIND_LABELS[kind] for kind in Kind if kind in rule.kinds)),
        ("依据", str(rule.basis)),
        ("短名", f"`{rule.name}`"),
        ("自版本", rule.since),
    ]
    if rule.params:
        values = "，".join(f"`{name} = {_toml(value)}`" for name, value in rule.params.items())
        facts.append(("参数", f"{values}（写在 `duizhao.toml` 的 `[rules.{rule.code}]` 下）"))
    return facts


def _toml(value: Value) -> str:
    """A value as it is written in the configuration."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _spaced(sections: str) -> str:
    """Markdown with an empty line around every heading."""
    return _HEADING.sub(r"\n\1\n\n", sections).replace("\n\n\n", "\n\n").strip()
