import pytest

from duizhao.core.outline.model import make_text
from duizhao.core.trail.model import Kind
from duizhao.core.trail.statement import read_statement


def kind(text: str) -> Kind:
    return read_statement(make_text("材料", text.strip().splitlines())).kind.value


PERSON = """
我按照要求作对照检查。
一、存在的问题
（一）学习不够深入。本人满足于参加集中学习，自己钻研少。
（二）担当不够。我对历史遗留的产权问题有畏难情绪。
二、产生问题的原因
我放松了党性修养。
三、努力方向
我将坚持每周自学。
"""
TEAM = """
局党组班子围绕主题作对照检查。
一、存在的问题
（一）班子学习不够深入。党组中心组研讨联系实际不紧。
（二）班子担当不够。党组对遗留的产权问题研究不多。
二、产生问题的原因
班子对自身建设抓得不紧。
三、努力方向
党组将坚持第一议题制度。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("个人对照检查材料" + PERSON, Kind.PERSONAL),
        ("2023年度民主生活会发言提纲" + PERSON, Kind.PERSONAL),
        ("局长李明同志对照检查材料" + PERSON, Kind.PERSONAL),
        ("党组书记对照检查材料" + PERSON, Kind.PERSONAL),
        (PERSON, Kind.PERSONAL),
        ("水务局党组班子对照检查材料" + TEAM, Kind.TEAM),
        ("领导班子2024年度民主生活会对照检查材料（含案例）" + TEAM, Kind.TEAM),
        ("第二党支部班子组织生活会对照检查材料" + TEAM, Kind.TEAM),
        (TEAM, Kind.TEAM),
        ("组织生活会个人对照检查材料" + PERSON, Kind.BRANCH_PERSONAL),
        ("党员个人组织生活会发言提纲" + PERSON, Kind.BRANCH_PERSONAL),
        (
            "关于2023年度民主生活会整改落实情况的报告\n一、整改工作开展情况\n班子查摆的6个问题已完成5个。",
            Kind.RECTIFICATION,
        ),
        (
            "巡察反馈问题整改方案\n一、总体要求\n二、整改任务\n对照反馈的问题逐项整改。",
            Kind.RECTIFICATION,
        ),
    ],
)
def test_a_statement_or_report_is_told_apart(text: str, expected: Kind) -> None:
    assert kind(text) is expected


NEWS = """水务局召开2024年度民主生活会
1月15日下午，水务局党组召开2024年度民主生活会。局党组书记李明主持会议，督导组到会指导。
会前，局党组认真组织学习，广泛征求意见，深入谈心谈话。
会上，李明代表党组班子作对照检查，班子成员逐一作对照检查，开展批评和自我批评。
督导组组长指出，会议准备充分，查摆问题不遮掩。会议强调，要抓好整改落实。"""
RULES = """机关党支部组织生活会制度
第一条 为严肃党内政治生活，制定本制度。
第二条 组织生活会每年至少召开一次，查摆存在的问题。
第三条 会前应当征求意见，会上开展批评和自我批评。
第四条 会后制定整改措施。"""
SPEECH = """在专题民主生活会上的点评讲话
同志们：
刚才，班子成员作了对照检查，存在的问题找得比较准。
一、总体评价
会议开得有质量。
二、几点要求
要抓好整改，切实改进作风。"""
GUIDE = """对照检查材料怎么写
撰写对照检查材料要把握四点。
一、问题要写实
写作时要有具体事例，不能空话连篇。
二、原因要写深
要写清思想根源，材料应避免雷同。
三、措施要写实
撰写时要写明责任人和时限。"""
STUDY = """学习党的二十届四中全会精神心得体会
通过学习，我深受教育。
一、提高认识
全会指明了方向。
二、找准差距
我在工作中还有不足。
三、抓好落实
我将立足岗位，努力工作。"""
COMPANY = """2024年度经营工作总结
一、主要工作
全年完成产值3.2亿元。
二、存在的问题
市场开拓不够，成本偏高。
三、下一步措施
加强营销，降本增效。"""
AGENDA = """民主生活会主持词
同志们：
现在开会。今天会议有六项议程。
一、通报上年度整改情况
二、班子对照检查
三、个人对照检查，请同志们提出批评意见。"""
NOTICE = """关于召开2025年度民主生活会的通知
各党支部：
经研究，定于近期召开民主生活会。
一、会议主题
二、查摆的主要问题
三、有关要求"""


@pytest.mark.parametrize("text", [NEWS, RULES, SPEECH, GUIDE, STUDY, COMPANY, AGENDA, NOTICE])
def test_what_only_shares_the_vocabulary_is_something_else(text: str) -> None:
    assert kind(text) is Kind.OTHER


@pytest.mark.parametrize("text", [NEWS, RULES, SPEECH, GUIDE, STUDY, COMPANY])
def test_it_is_something_else_without_its_title_too(text: str) -> None:
    assert kind(text.split("\n", 1)[1]) is Kind.OTHER
