"""What was said at the sitting of the invented bureau, and what came of its problems in the half-year after."""

from duizhao.core.cycle.agenda import ItemKind

SAID = {
    ItemKind.FOLLOW_UP: "通报上年度整改事项二十四条，已销号十三条，两条超期，一条回潮；这次征求意见已全部原话反馈。",
    ItemKind.TEAM_TEXT: "代表班子对照检查，查摆问题五个，逐个认领责任。",
    ItemKind.SUPERVISORS: "问题见人见事。回潮的那一条，要写清楚为什么又出现。",
    ItemKind.CLOSING: "一个月内把条目分到人，二季度末逐条看一遍，没有改好的不能先说改好。",
}
REPLY = "接受。二季度以前改，改没改好请办公室来核。"
WORDS: dict[str, tuple[str, str]] = {
    "reverence": ("同类意见一季度比一季度少。", "二季度同类意见3条，比一季度少9条，条条有回音。"),
    "enterprise": ("定了的事有人盯、有日期、有结果。", "跟踪单上14件事办结13件，1件写明原因改期。"),
    "governance": ("责任到人，每季度对照一次。", "两个季度各对照一次，提醒谈话4人次，有记录。"),
    "loyalty": (
        "上级部署十五日内研究，件件有回音。",
        "上半年上级部署9件，最长12天上会，件件有回音。",
    ),
    "roots": ("每月到联系点一次，问题当面答复。", "半年到联系点6次，带回问题17个，办结15个。"),
}
"""The goal of an item and what had come of it when closing was asked for, by aspect."""
OTHERWISE = ("照会上的承诺改到位，有记录可查。", "照承诺办了，科室和镇里都说看得到变化。")
SEEN = "看了原件，到现场看过，随机问了三个人，情况属实。"
RELAPSED = "6月抽看材料送达时间，五个议题里有两个是头天晚上才送的，问题又回来了。"
RETURNED = "只附了制度，没有附办理记录，请补齐以后再报。"
LONGER = "要同全市“一网通办”改造一起上线，市数据局排在八月。"
DROPPED = "会前已经改好，会上说明过，没有争议"
RESEARCH = (
    (2, 6, "人事科"), (2, 27, "建设管理科"), (3, 13, "农村水利科"), (3, 25, "河湖管理科"),
    (4, 15, "水资源科"), (4, 29, "规划计划科"), (5, 14, "水旱灾害防御科"), (6, 10, "人事科"),
    (6, 26, "办公室"), (7, 9, "水旱灾害防御科"),
)  # fmt: skip
"""Month, day and department."""
_Day = tuple[int, int]
REGULATIONS: tuple[tuple[str, _Day | None, _Day | None], ...] = (
    ("议题征集和材料送达规定", (2, 10), (3, 18)), ("取水许可一次告知清单", (2, 25), (3, 30)),
    ("灌区产权老账核对办法", (3, 9), (5, 15)), ("隐患复查签字制度", (4, 8), (5, 29)),
    ("采砂举报限时反馈规定", (5, 20), None), ("年轻干部跟班学习办法", None, None),
)  # fmt: skip
PARTY_WORDS = "整改情况已在机关党员大会上通报，接受提问。"
