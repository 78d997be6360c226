"""Every rule's file carries the manual that people read, in its fixed form."""

import re
from pathlib import Path

import pytest

from duizhao.core.checks.manual import SECTIONS
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import Rule, section
from project import SOURCE

FILES = sorted((SOURCE / "core" / "checks" / "rules").glob("dz*.py"))
RULES = all_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_manual_has_its_five_sections_in_order_and_none_is_empty(rule: Rule) -> None:
    assert tuple(re.findall(r"^## (.+)$", rule.manual, re.MULTILINE)) == SECTIONS
    assert all(section(rule.manual, heading) for heading in SECTIONS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_manual_shows_what_is_flagged_and_what_is_not(rule: Rule) -> None:
    for heading in ("会提示", "不提示"):
        assert "> " in section(rule.manual, heading)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_named_like_its_file(rule: Rule) -> None:
    file = f"{rule.code.lower()}_{rule.name.replace('-', '_')}.py"
    assert file in {path.name for path in FILES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_named_for_what_it_flags_never_for_the_cure(rule: Rule) -> None:
    assert not re.match(r"(no|use|add|avoid|must|should|check|remove|require)-", rule.name)
    assert not re.match("应当|必须|不要|避免|请", rule.title)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_looks_at_no_score(path: Path) -> None:
    assert "评分" not in path.read_text("utf-8")
