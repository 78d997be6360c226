"""The rules that ship are found by their files alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.core.checks import rules
from duizhao.core.checks.registry import all_rules, require_unique


def test_every_rule_file_is_found_and_the_order_is_that_of_the_codes() -> None:
    files = Path(rules.__path__[0]).glob("dz*.py")
    found = all_rules()
    assert {file.name[:5].upper() for file in files} == {rule.code for rule in found}
    assert [rule.code for rule in found] == sorted(rule.code for rule in found)


def test_a_file_is_called_by_the_code_and_name_of_its_rule() -> None:
    files = {file.stem for file in Path(rules.__path__[0]).glob("dz*.py")}
    assert files == {f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in all_rules()}


@pytest.mark.parametrize("changed", [{"name": "another"}, {"code": "DZ999"}])
def test_two_rules_may_not_share_a_code_or_a_name(changed: dict[str, str]) -> None:
    rule = all_rules()[0]
    with pytest.raises(ValueError, match="都叫"):
        require_unique([rule, replace(rule, **changed)])  # type: ignore[arg-type]
