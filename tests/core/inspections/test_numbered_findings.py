"""The text of a feedback is split into its numbered findings, whatever mixture of numbers it uses."""

from duizhao.core.inspections.numbered_findings import (
    NumberedFinding,
    Recognised,
    numbered_findings,
)
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import read

FEEDBACK = """中共清河市委第三巡察组关于巡察市水务局党组的反馈意见

根据市委统一部署，市委第三巡察组对市水务局党组开展了常规巡察。现将有关情况反馈如下：

一、总体评价
市水务局党组能够履行职责，各项工作取得一定成效。
二、巡察发现的主要问题
（一）落实上级决策部署还有差距
1．“第一议题”制度落实不到位，2023年以来党组会有7次没有安排第一议题。
2．落实河湖长制不够有力。一是督办件超期，抽查30件有6件超过期限；二是暗访发现的问题有三分之一没有回访。
（二）履行全面从严治党主体责任不够到位
1．对二级单位的廉政谈话一年只开展一次。
三、意见建议
（一）提高政治站位，切实扛起主体责任。
巡察组还收到反映个别干部的信访件，已按规定转有关部门处理。
中共清河市委第三巡察组
2025年9月12日
"""


def recognised(words: str, *, clauses: bool = True) -> Recognised:
    return numbered_findings(read("粘贴的文字.txt", words.encode(), Limits()), clauses=clauses)


def words_of(found: Recognised) -> list[str]:
    return [finding.words for finding in found.findings]


def kept(found: Recognised) -> list[NumberedFinding]:
    return [finding for finding in found.findings if not finding.doubt]


def test_headings_are_groups_and_the_deepest_numbers_are_findings() -> None:
    found = kept(recognised(FEEDBACK))
    assert [finding.number for finding in found] == [
        "二（一）1",
        "二（一）2·一是",
        "二（一）2·二是",
        "二（二）1",
    ]
    assert found[0].group == "巡察发现的主要问题 ／ 落实上级决策部署还有差距"
    assert found[1].group.endswith(" ／ 落实河湖长制不够有力")
    assert found[1].words == "督办件超期，抽查30件有6件超过期限"


def test_the_clauses_of_a_finding_stay_together_when_that_is_asked() -> None:
    found = kept(recognised(FEEDBACK, clauses=False))
    assert [finding.number for finding in found] == ["二（一）1", "二（一）2", "二（二）1"]
    assert "一是督办件超期" in found[1].words
    assert "二是暗访" in found[1].words


def test_praise_and_demands_are_shown_in_doubt() -> None:
    doubts = {
        finding.number: finding.doubt for finding in recognised(FEEDBACK).findings if finding.doubt
    }
    assert doubts == {"一": "像是基本情况，不是问题", "三（一）": "像是整改要求，不是问题"}


def test_what_belongs_to_no_number_is_left_out_and_said() -> None:
    left_out = recognised(FEEDBACK).left_out
    assert left_out[0] == "中共清河市委第三巡察组关于巡察市水务局党组的反馈意见"
    assert [words[:4] for words in left_out[2:]] == ["巡察组还", "中共清河", "2025"]


def test_lines_cut_in_mid_sentence_are_joined_and_a_number_at_a_cut_is_none() -> None:
    found = recognised(
        "1.党组会议题常常提前一天才送，分管领导来不及看材\n"
        "料，共有11个议题临时上会，占全部议题的15%。\n"
        "2.督办件办理超过期限，抽查的30件里有6件超期，两件超过\n"
        "三、四十天。\n"
        "3.水费收缴不规范。\n"
    )
    assert words_of(found) == [
        "党组会议题常常提前一天才送，分管领导来不及看材料，共有11个议题临时上会，占全部议题的15%。",
        "督办件办理超过期限，抽查的30件里有6件超期，两件超过三、四十天。",
        "水费收缴不规范。",
    ]


def test_full_width_numbers_and_brackets_of_any_form_count() -> None:
    found = recognised("１、学习次数不够。\n２、谈心谈话走过场。\n(1)记录雷同。\n（2）一年一次。\n")
    assert [finding.number for finding in found.findings] == ["1", "2（1）", "2（2）"]


def test_a_text_that_lost_its_line_breaks_is_split_all_the_same() -> None:
    found = recognised(
        "审计发现以下问题：（一）预算编制不细。（二）资金闲置一年以上。（三）账实不符。"
    )
    assert words_of(found) == ["预算编制不细。", "资金闲置一年以上。", "账实不符。"]
    assert found.left_out == ("审计发现以下问题：",)


def test_clauses_count_on_from_line_to_line() -> None:
    found = recognised(
        "一、党的领导弱化。一是议事规则不落实，主要领导先表态；二是大额支出没有上会。\n"
        "三是会议记录不完整。\n"
        "二、为民服务有短板。一是窗口午间没有人值班，\n二是水费账目没有公示。\n"
    )
    assert [finding.number for finding in found.findings] == [
        "一·一是", "一·二是", "一·三是", "二·一是", "二·二是",
    ]  # fmt: skip


def test_without_any_number_each_paragraph_is_offered_in_doubt() -> None:
    found = recognised("学习贯彻不够深入。\n\n服务群众不够主动。\n")
    assert words_of(found) == ["学习贯彻不够深入。", "服务群众不够主动。"]
    assert {finding.doubt for finding in found.findings} == {"没有编号，按一段一条列出"}


def test_a_remark_between_findings_does_not_break_the_count() -> None:
    found = recognised(
        "（一）责任落实不到位\n1.研究部署少。\n对上述问题，群众有反映。\n2.督促检查少。\n"
    )
    assert [(finding.number, finding.group) for finding in found.findings] == [
        ("（一）1", "责任落实不到位"),
        ("（一）2", "责任落实不到位"),
    ]


def test_lines_pasted_from_a_spreadsheet_are_numbered_by_their_first_cell() -> None:
    found = recognised("1\t党组会临时动议多，全年共有11个议题。\n2\t窗口午间没有人值班。\n")
    assert [(finding.number, finding.words) for finding in found.findings] == [
        ("1", "党组会临时动议多，全年共有11个议题。"),
        ("2", "窗口午间没有人值班。"),
    ]
