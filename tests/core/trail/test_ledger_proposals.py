"""Items that a text would have in a ledger, proposed for an office that has only paper."""

from duizhao.core.outline.model import make_text
from duizhao.core.trail.ledger_proposals import ProposedItem, proposed_items
from duizhao.core.trail.model import Claim, Guess, Kind
from duizhao.core.trail.statement import read_statement

LAST = """2024年度民主生活会个人对照检查材料
一、2023年度民主生活会整改落实情况
（一）健全制度。制定修订采购管理等12项制度规定，印发《采购管理办法》。
（二）灌区产权。还有两个镇没有完成确权，正在推进。
二、存在的问题
（一）督办不力。热线件超期多，第三季度超期31件。
三、整改措施
（一）抓实督办。由办公室负责，每周一通报热线件超期情况，3月底前清零。
（二）改进会风。每次会议不超过一小时。"""


def items(words: str = LAST) -> tuple[ProposedItem, ...]:
    text = make_text("材料.txt", words.splitlines())
    return proposed_items(read_statement(text, kind=Guess(Kind.PERSONAL, "测试写明")))


def test_what_was_done_since_the_last_meeting_comes_first_with_its_year_and_claim() -> None:
    rules, canals = items()[:2]
    assert (rules.problem, rules.year, rules.claim) == ("健全制度", 2023, Claim.DONE)
    assert "2023年度民主生活会" in rules.meeting
    assert canals.claim is Claim.NOT_DONE
    assert canals.became.endswith("正在推进。")


def test_what_is_countable_is_offered_with_its_facts() -> None:
    rules = items()[0]
    assert [(one.number, one.unit) for one in rules.amounts] == [(12, "项")]
    assert any("采购管理办法" in fact for fact in rules.facts)


def test_a_problem_brings_its_measures_with_owner_and_date() -> None:
    problem = items()[2]
    (task,) = problem.tasks
    assert (problem.problem, problem.shows) == ("督办不力", "热线件超期多，第三季度超期31件。")
    assert "办公室" in task.owner
    assert task.due
    assert task.reason


def test_a_measure_that_answers_no_problem_is_not_lost() -> None:
    loose = items()[-1]
    assert loose.problem == "改进会风"
    assert "没有找到" in loose.reason
    assert [task.words for task in loose.tasks] == ["（二）改进会风。每次会议不超过一小时。"]


def test_a_text_without_follow_up_and_problems_proposes_nothing() -> None:
    assert not items("关于报送材料的通知\n请于月底前报送。")
