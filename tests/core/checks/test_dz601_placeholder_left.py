"""What DZ601 does with few placeholders, with many, and with a text anonymised on purpose."""

from duizhao.core.checks.engine import check
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import Finding, Level, Reading
from duizhao.core.checks.selection import choose
from duizhao.core.trail.model import Statement
from make_statement import make_statement

FEW = "# problems 一、存在的问题\n- （一）调研不够。到{placeholder:××}镇{placeholder:X}次。"
MANY = "# problems 一、存在的问题\n" + "\n".join(
    "- 调研不够。到{placeholder:xx}镇和{placeholder:xxx}局各一次。" for _ in range(11)
)


def found(statement: Statement, **params: object) -> tuple[Finding, ...]:
    rules = [rule for rule in all_rules() if rule.code == "DZ601"]
    return check(Reading(statement), choose(rules, params={"DZ601": params}), rules).findings


def test_each_of_a_few_is_flagged_at_its_place() -> None:
    assert [finding.quote for finding in found(make_statement(FEW))] == ["××", "X"]


def test_many_are_flagged_once_a_paragraph_with_the_way_to_switch_it_off() -> None:
    findings = found(make_statement(MANY))
    assert len(findings) == 11
    assert findings[0].message == "这一段有 2 处像是还没有填写：“xx”、“xxx”"
    assert "全文共有 22 处" in findings[0].why
    assert "anonymised" in findings[0].why


def test_a_text_anonymised_on_purpose_is_left_alone() -> None:
    assert not found(make_statement(FEW), anonymised=True)


def test_a_firm_that_is_not_named_is_only_mentioned() -> None:
    text = "# title {placeholder:某}县财政局\n# problems 一、问题\n- 把关不严。给{placeholder:某}企业补贴3万元，经办人张{placeholder:某某}被立案。"
    levels = [finding.level for finding in found(make_statement(text))]
    assert levels == [Level.MUST, Level.INFO, Level.INFO]
