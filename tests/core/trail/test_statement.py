import pytest

from duizhao.core.outline.model import make_text
from duizhao.core.trail.model import Channel, Claim, Part, State, Statement
from duizhao.core.trail.statement import read_statement


def statement(text: str) -> Statement:
    return read_statement(make_text("材料", text.strip().splitlines()))


SPEECH = """
个人对照检查材料
会前参加集中学习4次，征求到意见21条，与干部谈心谈话36人次。
一、上年度整改落实情况
一是坚持下基层。全年到灌区11次，协调解决渠道清淤问题3个。
二是精简会议。持续推进中，仍需努力。
三是加强自学。
二、存在的主要问题
（一）联系群众不够紧密
巡察反馈指出，局领导到灌区少。今年上半年只到过灌区2次，谈心谈话覆盖面也窄。
（二）会议偏多
征求意见时职工提出会议时效性不强。比如，5月份局务会开了4次，平均3个小时。
三、原因分析
（一）宗旨意识淡化，把群众的事看小了
（二）工作作风不实，习惯以会议推动工作
四、整改措施
（一）密切联系群众。我每月到灌区走访不少于2次，2025年6月底前走遍9个灌区，由办公室建立走访台账。
（二）改进会风。每次局务会不超过90分钟。
"""


def test_problems_carry_instances_and_who_raised_them() -> None:
    read = statement(SPEECH)
    first, second = read.problems
    assert (first.aspect, second.aspect) == ("联系群众不够紧密", "会议偏多")
    assert [raised.channel for raised in first.raised_by] == [Channel.INSPECTION]
    assert [raised.channel for raised in second.raised_by] == [Channel.OPINION_ROUND]
    assert [read.text.quote(span) for span in second.instances] == [
        "比如，5月份局务会开了4次，平均3个小时。"
    ]


def test_links_are_proposed_with_a_reason() -> None:
    first, second = statement(SPEECH).problems
    assert [(link.target, bool(link.reason)) for link in first.caused_by] == [("C1", True)]
    assert [link.target for link in first.answered_by] == ["M1"]
    assert [link.target for link in second.answered_by] == ["M2"]


def test_matters_that_no_measure_takes_up_stay_open() -> None:
    first, _ = statement(SPEECH).problems
    assert "谈心谈话" in {topic.label for topic in first.open_topics}


def test_a_measure_says_who_when_how_much_and_how_to_tell() -> None:
    read = statement(SPEECH)
    measure = read.measures[0]
    quoted = [
        span and read.text.quote(span) for span in (measure.due, measure.amount, measure.proof)
    ]
    assert quoted == ["每月", "不少于2次", "台账"]
    assert read.measures[1].owner is None


def test_follow_up_entries_claim_and_give_facts() -> None:
    read = statement(SPEECH)
    assert [entry.claim for entry in read.follow_up] == [Claim.DONE, Claim.ONGOING, Claim.UNCLEAR]
    assert [read.text.quote(fact) for fact in read.follow_up[0].facts][:1] == ["11次"]
    assert read.follow_up[2].facts == ()


def test_the_opening_gives_its_numbers() -> None:
    read = statement(SPEECH)
    assert [(count.what, count.number) for count in read.counts] == [
        ("study", 4),
        ("opinions", 21),
        ("talks", 36),
    ]


def test_causes_and_measures_inside_an_aspect_belong_to_it() -> None:
    read = statement("""
个人对照检查材料
一、学习方面
（一）存在的问题
读书不够系统，联系实际不足。
（二）原因分析
自我要求放松。
（三）整改措施
每周自学3小时。
二、作风方面
（一）存在的问题
走访偏少，情况不够明。
（二）原因分析
群众观念淡化。
（三）整改措施
每月走访1次。
""")
    assert [problem.aspect for problem in read.problems] == ["学习方面", "作风方面"]
    assert [[link.target for link in problem.answered_by] for problem in read.problems] == [
        ["M1"],
        ["M2"],
    ]
    assert [link.reason for link in read.problems[0].caused_by] == ["写在同一个方面之下"]


@pytest.mark.parametrize(
    ("passage", "state"),
    [
        ("五、个人有关事项\n本人没有需要说明的事项。", State.PRESENT),
        ("五、个人有关事项\n无。", State.PRESENT),
        ("五、个人有关事项：住房2套，配偶在本市工作，无经商办企业情况。", State.PRESENT),
        ("五、个人有关事项", State.EMPTY),
        ("五、个人有关事项\n××××", State.EMPTY),
        ("五、个人有关事项\n（一）重大事项报告：\n（二）谈话函询：", State.EMPTY),
        ("五、其他\n按要求如实填报了个人有关事项，没有接受谈话函询。", State.PRESENT),
        ("五、其他\n就说这些。", State.MISSING),
    ],
)
def test_personal_matters_are_present_empty_or_missing(passage: str, state: State) -> None:
    text = f"个人对照检查材料\n一、存在的问题\n我学习不够深入，走访不足。\n二、措施\n我将每周自学。\n{passage}"
    assert statement(text).personal_matters.state is state


def test_a_written_heading_keeps_its_characters() -> None:
    read = statement(
        "個人對照檢查材料\n一、存在的問題\n(一)學習不夠深入。讀書少。\n(二)作風不實。走訪少。"
    )
    assert [problem.aspect for problem in read.problems] == ["學習不夠深入", "作風不實"]


def test_what_is_no_statement_has_no_parts() -> None:
    read = statement(
        "水务局召开民主生活会\n1月5日上午，局党组召开民主生活会。会议强调，要抓好整改。会上班子成员逐一作对照检查。"
    )
    assert {stretch.part for stretch in read.stretches} == {Part.TITLE, Part.UNKNOWN}
    assert read.problems == ()


def test_entries_that_share_a_paragraph_are_told_apart() -> None:
    read = statement("""
个人对照检查材料
一、存在的问题
（一）学习方面
一是学得散。下半年只通读一本书。二是用得少。
三是写得空。
（二）作风方面
走访少。
二、原因分析
1.放松了学习。2.宗旨意识淡化。
三、整改措施
（一）坚持自学。每周3小时。（二）常下灌区。
（三）改进会风。
""")
    leads = [read.text.quote(point.lead) for point in read.problems[0].subpoints]
    assert leads == ["一是学得散。", "二是用得少", "三是写得空。"]
    assert [cause.title for cause in read.causes] == ["放松了学习", "宗旨意识淡化"]
    assert [measure.title for measure in read.measures] == ["坚持自学", "常下灌区", "改进会风"]
    assert read.text.quote(read.measures[0].span) == "（一）坚持自学。每周3小时。"


def test_a_list_inside_the_first_entry_is_its_own() -> None:
    read = statement("""
个人对照检查材料
一、存在的问题
一是学习不够。主要表现在：一是学得散；二是用得少。
二是走访不够。全年下村6次。
""")
    assert [problem.aspect for problem in read.problems] == ["学习不够", "走访不够"]


def test_a_report_has_one_entry_for_each_problem_put_right() -> None:
    read = statement("""
水务局党组2023年度民主生活会整改落实情况报告
一、整改工作总体情况
查摆的3个问题已完成整改2个。
二、整改措施落实情况
（一）理论学习方面
1.关于“学习不系统”的问题。制定计划，集中研讨6次。
2.关于“学用脱节”的问题。开展调研9次。
（二）工作作风方面
1.关于“会议偏多”的问题。正在整改。
""")
    told = [(entry.title, entry.claim) for entry in read.follow_up]
    assert told == [
        ("关于“学习不系统”的问题", Claim.DONE),
        ("关于“学用脱节”的问题", Claim.DONE),
        ("关于“会议偏多”的问题", Claim.ONGOING),
    ]


def test_numbered_problems_may_have_a_half_width_colon() -> None:
    read = statement("""
个人对照检查材料
一、查摆问题
(一)学习方面。
问题1:学得散。满足于听报告。
问题2:用得少。
(二)作风方面。
问题3:走访少。
""")
    points = [[read.text.quote(s.lead) for s in p.subpoints] for p in read.problems]
    assert points == [["问题1:学得散。", "问题2:用得少。"], ["问题3:走访少。"]]


def test_feedback_that_points_out_is_of_an_inspection() -> None:
    read = statement("""
巡察整改专题民主生活会个人对照检查材料
一、存在的问题
（一）资金监管不严。反馈指出抽查不够，我负有领导责任，去年只抽查了三十余户。
二、原因分析
放松了要求。
""")
    assert [raised.channel for raised in read.problems[0].raised_by] == [Channel.INSPECTION]
    assert len(read.problems[0].instances) == 1


def test_headings_that_announce_the_part_may_be_the_aspects_themselves() -> None:
    read = statement("""
民主生活会发言提纲
一、对照“严守纪律规矩”，检视存在的问题
（一）敏锐性不高。对网络舆情发现不及时。
二、对照“砥砺作风”，检视存在的问题
（一）走访不够。到班级少。
三、剖析问题根源
放松了学习。
""")
    assert [problem.aspect for problem in read.problems] == [
        "对照“严守纪律规矩”，检视存在的问题",
        "对照“砥砺作风”，检视存在的问题",
    ]


def test_ordinals_may_count_aspects() -> None:
    read = statement("""
个人对照检查材料
一、存在的问题
第一个方面，管理不规范。两项变更没有上会。
第二个方面，拨款不及时。滞留资金80万元。
二、原因分析
放松了要求。
""")
    assert [problem.aspect for problem in read.problems] == ["管理不规范", "拨款不及时"]


def test_measures_of_several_texts_in_one_file_keep_their_entries() -> None:
    one = """
一、存在的主要问题
（一）学习不够。读得少。
二、产生问题的原因
宗旨意识淡化。
三、今后努力方向和整改措施
（一）坚持自学。每周3小时。
（二）常下灌区。每月2次。
"""
    read = statement(f"篇一：个人对照检查材料{one}篇二：个人对照检查材料{one}")
    assert [m.title for m in read.measures] == ["坚持自学", "常下灌区"] * 2
    assert [p.aspect for p in read.problems] == ["学习不够"] * 2


def test_a_label_that_only_names_its_part_is_no_entry() -> None:
    read = statement("""
民主生活会个人发言材料
我作对照检查。
（一）
一、理论学习方面
钻研不够深入。
二、履职尽责方面
服务企业不够主动。
（二）
问题的原因：一是宗旨意识淡化；二是放松了学习。
（三）
下一步改进措施：一、每周自学；二、每月走访。
""")
    assert [p.aspect for p in read.problems] == ["理论学习方面", "履职尽责方面"]
    assert [c.title for c in read.causes] == ["宗旨意识淡化", "放松了学习"]
    assert [m.title for m in read.measures] == ["每周自学", "每月走访"]
