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
        ("组织生活会对照检查材料\n机关第二党支部 吴某某" + PERSON, Kind.BRANCH_PERSONAL),
        ("2024年度民主生活会对照检查材料\n中共青石县水务局党组" + TEAM, Kind.TEAM),
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


ABOUT_OTHERS = """抓好党员教育要防止走过场
支部要经常对照党章检视党员教育的短板。
一、存在的主要问题
有的党员学习不够主动，一些支部的党课照本宣科。个别党员长期不参加活动。
二、产生问题的原因
部分支部书记放松了教育管理，广大党员的参与热情没有调动起来。
三、改进措施
各支部都应当把党课排进全年计划。"""
STUDY_OF_TEXTS = """检视材料里的三种毛病
本文看了三十份检视材料，材料里存在的问题集中在三个方面。
一、问题写得空
材料多写“学习不够”，事例不足。
二、原因写得浅
原因与问题重复，没有挖到宗旨意识和党性修养。
三、措施写得虚
措施没有时限，理论学习、工作作风都只有一句。"""
ON_COLLEAGUES = """民主生活会批评他人发言材料
今天，我对三位同事提出意见，不当之处请原谅。
1、李明同志下乡少，对村里情况了解不够。
2、王芳同志工作不够细，报表常有差错。
3、陈刚同志学习不够主动。"""
QUESTION = """民主生活会对照检查为什么总是老一套？
对照检查年年作，问题年年有，措施年年提。说到底，是没有把自己摆进去。
查摆问题时，领导干部要敢于亮短揭丑，不能拿班子问题代替个人问题。"""
WORK_REPORT = """同志们：
现在，我代表经营班子向大会报告工作。
一、全年工作
完成货运量310万吨。
二、存在的主要问题
市场开拓不够，设备老化，安全基础不牢。
三、原因分析
主要是机制不活，责任落实不到位。
四、明年措施
着力开拓市场，加强检修。"""


@pytest.mark.parametrize(
    "text", [ABOUT_OTHERS, STUDY_OF_TEXTS, ON_COLLEAGUES, QUESTION, WORK_REPORT]
)
def test_what_examines_others_or_nobody_is_something_else(text: str) -> None:
    assert kind(text) is Kind.OTHER


def test_a_guide_is_told_by_its_title_below_the_slogan_of_a_site() -> None:
    guide = """公文写作好帮手，省时又省力！ 马上试用
浅谈班子对照检查材料的撰写
一、关于结构
材料一般分四块，先写存在的问题，再写原因和措施。
二、关于问题
我以为，问题不能写虚，本人见过不少空话连篇的材料。自己的事要写自己的名字。"""
    assert kind(guide) is Kind.OTHER


def test_a_statement_that_hides_behind_others_stays_a_statement() -> None:
    text = """个人对照检查材料
我作对照检查如下。
一、存在的问题
有的同志学习不够，一些同志作风不实，个别同志纪律松懈，部分同志担当不足，大家都有责任。
二、原因分析
我放松了学习，本人标准不高。"""
    assert kind(text) is Kind.PERSONAL


def test_a_text_that_names_no_writer_is_a_statement_by_its_parts() -> None:
    text = """一、上年度民主生活会问题整改情况
针对“下企业少”的问题，走访企业9家。
二、个人有关事项
房产、婚姻没有变化。
三、主要问题
1.钻研不够深。对新条例理解肤浅。
2.标准不够高。满足于过得去。
四、存在问题的原因
党性锻炼不够自觉。
五、改进措施
一是每月读一本书。"""
    assert kind(text) is Kind.PERSONAL


def test_a_report_without_title_is_told_by_its_opening() -> None:
    text = """县委组织部：
按照要求，现将我局2023年度民主生活会整改落实情况报告如下。
一、总体情况
查摆的9个问题已整改8个。
二、下一步打算
继续抓好整改。"""
    assert kind(text) is Kind.RECTIFICATION


ARRANGEMENT = """（1）确定主题。各单位要围绕主题召开专题民主生活会，会前把方案报局党组审定，不得随意变更时间。
（2）征求意见。支部要采取座谈、走访、问卷等方式听取群众对班子的意见，原汁原味反馈本人，逐条登记造册。
（3）谈心谈话。主要领导应与班子成员普遍谈心，既肯定成绩，也指出存在的问题，谈话情况要有记录。
（4）撰写材料。领导干部要亲自动手，联系岗位检查落实情况，材料报组织科审核后方可上会。"""
PLEDGE = """民主生活会表态发言
刚才，督导组对我们的对照检查作了点评，指出了问题和不足，我代表班子诚恳接受。
一要把整改当作政治任务，逐条落实。
二要举一反三，改进作风。"""


@pytest.mark.parametrize("text", [ARRANGEMENT, PLEDGE])
def test_what_arranges_or_promises_is_something_else(text: str) -> None:
    assert kind(text) is Kind.OTHER


def test_a_text_from_the_middle_may_speak_of_a_team_without_naming_the_meeting() -> None:
    text = """一是压实责任不够。镇党委只在启动会上作了部署，班子成员没有下沉督导。
二是整改不彻底。镇党委只补了记录，没有建立长效机制。
二、原因分析
（一）政治站位不高。班子对整改重视不够。
三、整改措施
（一）压实责任。镇党委每月研究一次。"""
    assert kind(text) is Kind.TEAM
