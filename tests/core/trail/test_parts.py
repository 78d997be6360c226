from itertools import pairwise

import pytest

from duizhao.core.outline.build import build
from duizhao.core.outline.model import make_text
from duizhao.core.trail.model import Part
from duizhao.core.trail.parts import stretches_of


def parts(text: str) -> list[tuple[str, str]]:
    """Each stretch as its part and its first six characters."""
    read = make_text("材料", text.strip().splitlines())
    return [
        (stretch.part.value, read.quote(stretch.span)[:6]) for stretch in stretches_of(build(read))
    ]


def test_a_common_statement_falls_into_its_parts() -> None:
    assert parts("""
个人对照检查材料
水务局  李明
按照局党组安排，会前我认真学习了有关文件，征求意见21条，现作对照检查。
一、上年度民主生活会整改落实情况
去年查摆的4个问题已整改到位，修订制度3项。
二、存在的主要问题
（一）理论学习不够系统。读原著少，常常用到才学。
（二）深入基层不够。今年到灌区只有3次。
三、产生问题的原因
一是思想上有松懈。总觉得业务忙。
二是宗旨意识淡化。
四、今后努力方向
一是坚持每周自学。每周不少于3小时。
二是每月下一次灌区。
五、个人有关事项
本人没有需要说明的事项。
以上发言，请同志们批评指正。
""") == [
        ("title", "个人对照检查"),
        ("opening", "按照局党组安"),
        ("follow_up", "一、上年度民"),
        ("problems", "二、存在的主"),
        ("causes", "三、产生问题"),
        ("measures", "四、今后努力"),
        ("personal_matters", "五、个人有关"),
        ("closing", "以上发言，请"),
    ]


def test_each_aspect_may_hold_its_own_problem_cause_and_measure() -> None:
    assert parts("""
班子对照检查材料
一、政治建设方面
（一）存在的问题
学习贯彻不深入，落实不够到位。
（二）原因分析
主要是政治敏锐性不强，思想上放松了要求。
（三）整改措施
坚持第一议题制度，每月研究一次。
二、作风建设方面
（一）存在的问题
走访群众少，调查研究不够。
（二）原因分析
宗旨意识淡化是根源。
（三）整改措施
班子成员每季度驻点3天。
""") == [
        ("title", "班子对照检查"),
        ("problems", "一、政治建设"),
        ("causes", "（二）原因分"),
        ("measures", "（三）整改措"),
        ("problems", "二、作风建设"),
        ("causes", "（二）原因分"),
        ("measures", "（三）整改措"),
    ]


def test_labels_inside_an_aspect_divide_it() -> None:
    found = parts("""
对照检查材料
一、存在的问题
（一）学习方面
问题表现：读书少，学得不够深入。
原因分析：自我要求放松，满足于够用。
整改措施：每周自学3小时，列出书单。
（二）作风方面
问题表现：走访少，掌握情况不够全面。
""")
    assert [part for part, _ in found] == ["title", "problems", "causes", "measures", "problems"]


def test_headings_without_numbers_divide_a_text() -> None:
    assert [
        part
        for part, _ in parts("""
党员个人对照检查材料
根据支部安排，作如下检查。
存在的主要问题
理论学习不够深入，读书少。
服务群众意识不强。
问题产生的原因
放松了自我改造。
整改措施
制定读书计划，每月读1本。
""")
    ] == ["title", "opening", "problems", "causes", "measures"]


def test_running_text_is_divided_by_the_words_that_lead_into_its_parts() -> None:
    assert [
        part
        for part, _ in parts("""
对照检查发言
我任职两年来，总体能够履行职责，按要求参加学习。
对照检查，我还存在以下几个方面的问题。学习不够系统，走访不够经常。
究其原因，主要是思想上有所放松，对自己要求不严。
今后，我将制定学习计划，每月到联系点1次。
""")
    ] == ["title", "opening", "problems", "causes", "measures"]


def test_aspects_without_an_announcing_heading_are_problems() -> None:
    assert [
        part
        for part, _ in parts("""
个人发言提纲
我从四个方面作对照检查。
一、理想信念方面
学习原著不够系统，遇到风浪定力不足。
二、担当作为方面
对难事有畏难情绪，推进不力。
三、产生问题的根源
党性修养有欠缺。
四、整改措施
要坚持每月自学，将难题列出清单。
""")
    ] == ["title", "opening", "problems", "causes", "measures"]


def test_a_situation_section_before_the_problems_belongs_to_the_opening() -> None:
    found = parts("""
党支部班子对照检查材料
一、基本情况
支部有党员12名，今年组织学习10次。
二、查摆出的主要问题
（一）组织生活不够规范。
（二）党员教育不够经常。
三、整改措施
每月开展一次主题党日。
""")
    assert [part for part, _ in found] == ["title", "opening", "problems", "measures"]


@pytest.mark.parametrize(
    "heading", ["二、问题及原因", "二、存在问题和原因分析", "二、存在的问题及整改措施"]
)
def test_a_merged_heading_opens_the_problems(heading: str) -> None:
    found = parts(f"""
个人对照检查材料
一、会前准备情况
学习了规定篇目。
{heading}
（一）学习不够深入。读书少，满足于一知半解。
（二）作风不够扎实。下沉少。
""")
    assert found[2][0] == "problems"


def test_a_section_of_causes_and_measures_is_parted_by_voice() -> None:
    found = parts("""
个人对照检查材料
一、存在的问题
学习不够深入，调研不够经常。
二、原因分析及努力方向
（一）根源在于党性修养放松，宗旨意识淡化。
（二）归根结底是自我要求不严导致的。
（三）今后我将加强学习，坚持每周自学，切实改进作风。
（四）要带头下沉一线，着力解决难题，进一步改进服务。
""")
    assert [part for part, _ in found] == ["title", "problems", "causes", "measures"]


def test_several_texts_in_one_file_are_read_one_after_another() -> None:
    found = parts("""
篇一：
个人对照检查材料
一、存在的问题
学习不够深入。
二、整改措施
坚持每周自学。
篇二：
个人对照检查材料
一、存在的问题
走访不够经常。
""")
    assert [part for part, _ in found].count("problems") == 2


def test_stretches_cover_the_text_without_overlap() -> None:
    read = make_text(
        "材料",
        [
            "个人对照检查材料",
            "一、存在的问题",
            "学习不够。",
            "二、措施",
            "每周自学。",
            "请批评指正。",
        ],
    )
    found = stretches_of(build(read))
    assert found[0].span.start == 0
    assert found[-1].span.end == len(read.content)
    assert all(b.span.start - a.span.end == 1 for a, b in pairwise(found))
    assert found[-1].part is Part.CLOSING


def test_texts_that_follow_each_other_without_a_number_keep_their_own_titles() -> None:
    found = parts("""
个人对照检查材料
一、存在的问题
学习不够深入，读书少。
二、整改措施
坚持每周自学。
领导班子对照检查材料
班子围绕主题作对照检查。
一、存在的问题
班子学习不够深入。
二、整改措施
坚持第一议题制度。
""")
    assert [part for part, _ in found] == [
        "title",
        "problems",
        "measures",
        "title",
        "opening",
        "problems",
        "measures",
    ]


def test_a_number_alone_takes_its_part_from_the_heading_right_below_it() -> None:
    assert parts("""
民主生活会个人发言材料
现作对照检查。
（一）
一、理论学习方面
学得多、用得少，钻研不够深入。
二、履职尽责方面
服务企业不够主动。
（二）
问题的原因：一是宗旨意识淡化；二是放松了学习。
（三）
改进措施：一是每周自学；二是每月走访企业。
""") == [
        ("title", "民主生活会个"),
        ("opening", "现作对照检查"),
        ("problems", "（一）\n一、"),
        ("causes", "（二）\n问题"),
        ("measures", "（三）\n改进"),
    ]


def test_the_years_work_is_no_problem() -> None:
    assert parts("""
个人对照检查材料
根据安排，我作检查如下。
一、一年来的主要工作
完成检修12台次，没有发生责任事故。
二、存在的不足
第一，学习不够。常以工作忙为借口。
第二，下现场不够。了解情况靠听汇报。
三、今后打算
坚持每周学习，每天到现场。
""") == [
        ("title", "个人对照检查"),
        ("opening", "根据安排，我"),
        ("unknown", "一、一年来的"),
        ("problems", "二、存在的不"),
        ("measures", "三、今后打算"),
    ]


def test_aspects_without_number_may_hold_problem_cause_and_measure() -> None:
    assert [
        part
        for part, _ in parts("""
2022年度组织生活会个人对照检查材料
政治信仰方面
（一）存在的问题：学习不够深入，停留在表面。
（二）原因分析：思想上有松懈，觉得学多学少关系不大。
（三）整改措施：制定计划，每天读原文。
党员意识方面
（一）存在的问题：常因工作忙不参加组织生活。
（二）原因分析：党员意识有所弱化。
（三）整改措施：按时参加支部活动。
""")
    ] == ["title", *["problems", "causes", "measures"] * 2]


def test_a_list_may_begin_right_below_a_heading_of_its_own_kind() -> None:
    assert [
        part
        for part, _ in parts("""
个人自我剖析材料
现剖析如下：
一、个人基本情况
本人1980年出生，在财务科工作。
二、查摆出的问题
1、学习上，重业务、轻理论，抓得不够紧。
2、作风上，服务有时不够热情。
三、问题产生的原因
一、放松了学习。二、服务意识淡化。
四、今后的打算
一、加强学习。二、改进服务。
""")
    ] == ["title", "opening", "unknown", "problems", "causes", "measures"]


def test_causes_may_be_announced_in_the_middle_of_problems() -> None:
    assert [
        part
        for part, _ in parts("""
对照检查材料
我围绕巡察反馈作检查。
巡察组指出的问题主要有两个方面：
第一个方面，工程管理不规范。我把关不严，两项变更没有上会。
第二个方面，下工地少。我听汇报多。
分析上述问题的原因：从思想上看，我重建设轻管理。
整改措施：第一，修订制度。第二，每周下工地两次。
""")
    ] == ["title", "opening", "problems", "causes", "measures"]


def test_masked_words_at_the_end_are_no_signature() -> None:
    assert [
        part
        for part, _ in parts("""
个人对照检查材料
一、存在的问题
（一）××方面
××××××。
二、整改措施
××××××。
""")
    ] == ["title", "problems", "measures"]
