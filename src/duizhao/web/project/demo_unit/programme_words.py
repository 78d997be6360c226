"""What the invented bureau does about the findings of its inspection, and what reviewers said of its plan."""

from dataclasses import dataclass

from duizhao.web.project.demo_unit.inspection_words import (
    FIRST_TOPIC,
    INTEGRITY,
    LAST_WORD,
    LITTLE_DISCUSSED,
    RIVERS,
    SAND,
    SUDDEN_TOPICS,
    TENDERS,
    TITLES,
    WATER_FEES,
    WINDOW,
)


@dataclass(frozen=True, slots=True)
class Mending:
    """How a finding is mended: the goal, what is judged, which seat leads, the measures, how far it has come.

    `result` says what came of the measures that are done; a finding is `closed` with `effect`.
    """

    goal: str
    judged_by: str
    seat: int
    measures: tuple[str, ...]
    done: int = 0
    result: str = ""
    effect: str = ""


MENDING: dict[str, Mending] = {
    FIRST_TOPIC: Mending(
        "每次党组会都安排“第一议题”。", "连续三个月党组会议题单都有“第一议题”", 1,
        ("修订党组会议题办法，没有“第一议题”的不上会。", "办公室每季度核对一次议题单。"), 2,
        "办法已印发，第四季度七次党组会都有“第一议题”。",
        "第四季度七次党组会都安排了“第一议题”，议题单逐次核对无缺。",
    ),
    LITTLE_DISCUSSED: Mending(
        "中心组学习每次有研讨。", "每次学习都有三人以上发言记录", 1,
        ("学习方案写明研讨题目和发言人。", "研讨成果转成工作台账，每半年看一次。"), 1,
        "自十月起三次学习都写明了研讨题目和发言人。",
    ),
    RIVERS: Mending(
        "督办件按期办结率到九成五。", "抽查三十件，超期不多于一件", 2,
        ("督办件到期前三天提醒到人。", "超期的在局务会上说明原因。", "每季度通报一次办结情况。"), 1,
        "到期提醒已经用了两个月，提醒十七次。",
    ),
    TITLES: Mending(
        "青石、白沙两镇完成确权登记。", "两镇登记簿齐全、群众签字", 3,
        ("同两镇成立专班，逐户核对老账。", "有争议的报市里专题研究。"),
    ),
    WINDOW: Mending(
        "取水许可窗口午间有人值班。", "随机暗访三次都有人", 4,
        ("午间两人轮班，班表公示。", "能网上办的一次告知。"), 2,
        "轮班已两个多月，暗访三次都有人。",
        "午间办件六十二件，没有群众为此跑第二趟；暗访三次都有人在岗。",
    ),
    WATER_FEES: Mending(
        "水费收支在村里按季公示。", "抽查六个村都有公示照片和账目", 3,
        ("定下公示格式，分管领导每季度抽查。", "对没有公示的村逐村补齐。"), 1,
        "格式已经印发到各灌区管理所。",
    ),
    SAND: Mending(
        "群众反映的采砂问题按时答复。", "答复都在三十天以内", 2,
        ("两件积压的先答复。", "以后到件三天内告知经办人。"), 2,
        "两件积压已答复，近两月新收四件都在三天内告知经办人。",
        "积压两件已当面答复，新收四件全部按时答复，回访四户满意。",
    ),
    INTEGRITY: Mending(
        "对二级单位廉政谈话每半年一次。", "谈话记录齐全", 5,
        ("定下谈话计划，分管领导分头谈。", "谈到的苗头列入下次检查。"), 1,
        "计划已定，四个二级单位谈了两个。",
    ),
    TENDERS: Mending(
        "应公开招标的都公开招标。", "新开工项目逐个核对", 2,
        ("修订项目招标管理办法。", "三个项目查清责任。"),
    ),
    SUDDEN_TOPICS: Mending(
        "临时议题一季度不多于一个。", "议题单逐次核对", 1,
        ("议题提前三天送达，临时动议须书记同意并写明理由。",), 1,
        "第四季度只有一个临时议题，理由已记。",
    ),
    LAST_WORD: Mending(
        "讨论干部任用主要负责人末位表态。", "会议记录逐次核对", 0,
        ("会议记录设末位表态一栏。", "组织人事科每次会后核对记录。"), 1,
        "记录格式已改。",
    ),
}  # fmt: skip
"""In the order of the findings."""

REMARKS = (
    (
        "市纪委监委机关",
        "措施里“加强廉政谈话”不够具体，请写明谈话次数、责任科室和完成时限。",
        "",
    ),
    (
        "市委组织部",
        "对二级单位廉政谈话的措施要写明责任科室和完成时限，不能只写加强。",
        "",
    ),
    (
        "市委巡察办",
        "灌区产权确权两年没有完成，请把两镇的时间表列出来。",
        "已在整改方案第 4 条后附两镇时间表：青石镇 3 月底、白沙镇 5 月底。",
    ),
)
"""Who said what of the plan, and what it was answered; empty where it waits."""
