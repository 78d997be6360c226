"""What the invented bureau set out to mend after its meeting of 2024; seats count from 0, the leader's, None is the team."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.item import TaskKind
from duizhao.web.project.demo_unit.inspection_words import RIVERS_LEFT, TALKS_LEFT, TITLES_LEFT

R, C, W, O = TaskKind.RULES, TaskKind.CAMPAIGN, TaskKind.WIDER, TaskKind.OTHER  # noqa: E741
MONEY, BLAME = TaskKind.RECOVERY, TaskKind.ACCOUNTABILITY


@dataclass(frozen=True, slots=True)
class ItemSeed:
    """A problem with its measure, goal and judgement, the department that does it, and until when."""

    seat: int | None
    title: str
    shows: str
    measure: str
    kind: TaskKind
    goal: str
    judged_by: str
    department: int
    due: date
    effect: str = ""


CLOSED = (
    ItemSeed(
        None, "第一议题制度落实不经常", "2024年党组会有五次没有安排第一议题。",
        "修订党组会议事规则，第一议题列入每次议程，由办公室逐次登记。", R,
        "党组会每次都有第一议题。", "会议记录逐次可查", 0, date(2025, 3, 31),
        "3月至6月党组会9次，次次安排第一议题，记录齐全。",
    ),
    ItemSeed(
        None, "议事规则不细", "三类事项该不该上党组会说法不一。", "列出必须上会的事项清单，印发各科室。", R,
        "上会事项有清单。", "清单印发并执行一个季度", 0, date(2025, 4, 30),
        "清单列了17项，二季度没有再为该不该上会扯皮。",
    ),
    ItemSeed(
        None, "窗口午间没有人值班", "取水许可窗口中午关门两个小时。", "窗口实行午间轮值，值班表上墙。", C,
        "中午有人办事。", "连续一个月有值班记录", 2, date(2025, 2, 28),
        "3月起午间有人值班，一个月办了43件。",
    ),
    ItemSeed(
        None, "公文重复要数", "同一张灌溉面积表一年报三次。", "清理报表，合并、取消一批。", C,
        "报表减少三分之一。", "报表目录前后对照", 1, date(2025, 5, 31), "报表由39张减到24张。",
    ),
    ItemSeed(
        None, "工程资料归档慢", "五个完工项目半年没有归档。", "逐个项目定归档日期，建设管理科每月核对。", C,
        "完工三个月内归档。", "五个项目全部归档", 6, date(2025, 6, 30), "五个项目全部归档，新完工的两个按期归档。",
    ),
    ItemSeed(
        None, "信访件回访少", "办结的信访件只回访了一成。", "办结后十天内电话回访，登记满意不满意。", R,
        "办结件全部回访。", "回访登记簿", 0, date(2025, 6, 30), "上半年办结28件，全部回访，不满意的2件已重办。",
    ),
    ItemSeed(
        0, "开会多、下基层少", "全年到镇村调研九次，低于承诺的十二次。", "每月到一个镇，不打招呼，直接到村到户。", O,
        "全年不少于12次。", "调研记录和办结事项", 0, date(2025, 7, 31), "到7月底去了8次，带回问题31个，办结29个。",
    ),
    ItemSeed(
        1, "对水费公示过问少", "东干渠两个村一年没有公示水费账目。", "两个村的账目补公示，以后半年一次。", O,
        "账目上墙。", "公示照片和村民签字", 4, date(2025, 6, 30), "两个村6月公示，村民代表签了字。",
    ),
    ItemSeed(
        2, "安全检查回头看少", "两处隐患检查后三个月没有复查。", "隐患十五天内复查，复查人签字。", R,
        "隐患全部复查。", "复查签字表", 5, date(2025, 5, 31), "上半年隐患17处，全部按期复查销号。",
    ),
    ItemSeed(
        3, "规划征求意见不充分", "供水规划只发函征求，没有当面听。", "重大规划到用水户当面听，意见和采纳情况附在后面。", O,
        "当面听意见成为必经环节。", "座谈会记录", 1, date(2025, 8, 31), "两个规划开了座谈会4次，采纳意见23条。",
    ),
    ItemSeed(
        4, "日常监督谈话偏少", "全年廉政谈话十一人次。", "每季度对重点岗位逐人谈一次。", O,
        "重点岗位谈话全覆盖。", "谈话登记表", 7, date(2025, 9, 30), "三个季度谈了56人次，26个重点岗位全部谈过。",
    ),
    ItemSeed(
        5, "技术交底不到现场", "三个工地的交底在会议室完成。", "交底一律到工地，施工、监理、村里都到。", W,
        "现场交底。", "交底记录有现场照片", 6, date(2025, 8, 31), "下半年7个工地都在现场交底。",
    ),
    ItemSeed(
        6, "支部学习联系实际少", "三个支部的专题学习以读文件为主。", "每次学习定一个本支部的问题来议。", O,
        "学习带着问题。", "学习记录", 7, date(2025, 7, 31), "三个支部半年议了18个问题，解决15个。",
    ),
    ItemSeed(
        None, "超付工程款没有收回", "一个项目超付工程款12万元。", "核清账目，限期收回，追究经办人责任。", MONEY,
        "款项收回。", "财务入账凭证", 6, date(2025, 4, 30), "12万元4月18日收回入账，经办人被批评教育。",
    ),
)  # fmt: skip
"""Closed in the course of 2025."""

STANDING = (
    ItemSeed(
        None, "联系基层不经常", "班子成员下基层不均衡，少的全年只有四次。", "班子成员联系点制度，每季度公布去了几次、办了几件。", R,
        "每人每季度至少三次。", "季度通报", 0, date(2026, 3, 31),
    ),
    ItemSeed(
        0, "过紧日子抓得不紧", "公务接待和会议费压减没有到科室。", "预算压到科室，每季度党组会听一次执行情况。", R,
        "三公经费只减不增。", "季度执行表", 0, date(2026, 4, 15),
    ),
    ItemSeed(
        4, "警示教育不贴身边事", "警示教育用外地的例子多。", "每半年用本系统的案例开一次警示教育会。", O,
        "半年一次，讲身边人身边事。", "会议记录", 7, date(2026, 6, 30),
    ),
)  # fmt: skip
"""Kept up for good; the date is that of the next review."""

OVERDUE = (
    ItemSeed(
        None, "灌区产权确权进展慢", TITLES_LEFT.words, TITLES_LEFT.promised, C, "九个镇全部登记。",
        "确权登记证", 4, date(2025, 9, 30),
    ),
    ItemSeed(
        1, "谈心谈话少", TALKS_LEFT.words, TALKS_LEFT.promised, O, "每季度谈一次。",
        "谈话登记", 7, date(2025, 12, 31),
    ),
)  # fmt: skip
"""Not done in time; the first was extended once to the end of November."""

RELAPSED = ItemSeed(
    None, "河湖长制督办件超期", RIVERS_LEFT.words, RIVERS_LEFT.promised, R, "按期办结率95%以上。",
    "连续三个月达标", 3, date(2025, 5, 31), "3月至5月督办件52件，按期办结50件，96%。",
)  # fmt: skip

VERIFYING = ItemSeed(
    2, "汛前准备留死角", "两处涵闸的备用电源没有试过。", "汛前逐闸试机，试机人签字。", W, "备用电源全部试过。",
    "试机记录", 5, date(2025, 12, 31), "21座涵闸全部试机，两处更换了电瓶，记录齐全。",
)  # fmt: skip
ASKED = ItemSeed(
    3, "节水宣传进不了学校", "节水宣传在机关里转。", "每学期到两所中小学上一堂节水课。", O, "一学期两堂课。",
    "课件和学校回执", 2, date(2026, 1, 31), "秋季学期到三所学校上了四堂课，学校都有回执。",
)  # fmt: skip
RETURNED = ItemSeed(
    5, "设计变更审查松", "四个变更先干后批。", "变更先审后干，总工程师签字以后施工。", R, "没有先干后批。",
    "变更台账", 6, date(2026, 2, 10), "下半年变更9个，都先审后干。",
)  # fmt: skip
EXTENDING = ItemSeed(
    6, "群团工作力量弱", "工会活动一年两次。", "配齐工会委员，按季度开展活动。", O, "委员配齐，季度有活动。",
    "选举结果和活动记录", 7, date(2026, 1, 31),
)  # fmt: skip

_DISCIPLINE, _SPIRIT, _DUTY, _GOVERNANCE = (
    "discipline",
    "party_spirit",
    "responsibility",
    "governance",
)
ASPECTS = {
    "第一议题制度落实不经常": _DISCIPLINE, "议事规则不细": _DISCIPLINE, "规划征求意见不充分": _DISCIPLINE,
    "窗口午间没有人值班": _SPIRIT, "公文重复要数": _SPIRIT, "信访件回访少": _SPIRIT,
    "开会多、下基层少": _SPIRIT, "联系基层不经常": _SPIRIT, "节水宣传进不了学校": _SPIRIT,
    "支部学习联系实际少": _SPIRIT, "工程资料归档慢": _DUTY, "对水费公示过问少": _DUTY,
    "安全检查回头看少": _DUTY, "技术交底不到现场": _DUTY, "灌区产权确权进展慢": _DUTY,
    "河湖长制督办件超期": _DUTY, "汛前准备留死角": _DUTY, "群团工作力量弱": _DUTY,
    "日常监督谈话偏少": _GOVERNANCE, "超付工程款没有收回": _GOVERNANCE, "过紧日子抓得不紧": _GOVERNANCE,
    "警示教育不贴身边事": _GOVERNANCE, "谈心谈话少": _GOVERNANCE, "设计变更审查松": _GOVERNANCE,
}  # fmt: skip
"""The aspect of the 2024 framework under which each problem stands, by its title."""
