"""Last year's text leaves open what it says isn't finished; what it promised is proposed behind."""

from duizhao.core.inspections.left_open import left_open
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import read
from duizhao.core.trail.statement import read_statement

LAST_YEAR = """2024年度民主生活会班子对照检查材料

一、上年度整改措施落实情况
（一）灌区产权确权。青石、白沙两镇的确权尚未完成，已经约谈两镇负责人。
（二）取水许可窗口服务。已经实行午间轮班，办件时间缩短到3天。
（三）河湖长制督办。督办办法已经印发，超期件正在清理，仍需持续推进。
二、存在的问题
（一）理论学习方面。党组中心组全年少学两次，专题研讨不深。
三、原因分析
（一）思想认识有偏差。把学习当成软任务。
四、整改措施
（一）抓实理论学习。2025年每月安排一次集中学习，由办公室负责登记。
（二）完善议事规则。2025年6月底前修订党组议事规则，提前三天送材料。
"""


def test_what_is_not_finished_comes_first_and_promises_follow() -> None:
    found = left_open(read_statement(read("2024.txt", LAST_YEAR.encode(), Limits()), None))
    assert [one.unfinished for one in found] == [True, True, False, False]
    assert found[0].words == "灌区产权确权：青石、白沙两镇的确权尚未完成，已经约谈两镇负责人。"
    assert found[0].became.startswith("灌区产权确权。")
    assert "尚未完成" in found[0].became
    assert found[0].reason == "材料说还没有做到"
    assert found[1].reason == "材料说还在做"
    assert "2025年6月底前" in found[3].promised


def test_a_text_that_promises_nothing_leaves_nothing() -> None:
    assert left_open(read_statement(read("a.txt", "学习通知".encode(), Limits()), None)) == ()
