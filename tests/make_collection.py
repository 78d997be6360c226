"""Makes small collections of realistic statements, each sentence told by a seed, for tests of copied passages."""

from random import Random

_PLACES = [
    "石桥",
    "柳林",
    "青石",
    "三岔",
    "盐井",
    "枫林",
    "长岭",
    "望湖",
    "溪口",
    "瓦窑",
    "古城",
    "竹园",
]
_KINDS = ["村", "镇卫生院", "水库", "果园合作社", "敬老院", "变电站", "中心小学", "货场"]
_THINGS = [
    "冷链仓库",
    "机耕路",
    "农贸市场搬迁",
    "饮水管网",
    "公示栏",
    "垃圾中转站",
    "校车线路",
    "大棚基地",
]
_FAULTS = [
    "拖了两个季度",
    "台账和现场对不上",
    "验收时又返了工",
    "比原定工期晚了一个多月",
    "至今还有几户没有签字",
    "多花了一笔冤枉钱",
]
_CAUSES = [
    "总觉得时间还来得及",
    "没有到现场核对",
    "怕担责任不敢拍板",
    "对政策吃得不透",
    "以为分管的同志会盯着",
    "只听了一面之词",
]
_PEOPLE = [
    "张建国",
    "李秀英",
    "王海涛",
    "陈玉兰",
    "刘志强",
    "赵德明",
    "周素珍",
    "吴春生",
    "郑少华",
    "冯桂芳",
]
_MONTHS = ["一月", "三月", "四月", "六月", "七月", "九月", "十月", "十一月"]


def sentences(seed: object, count: int) -> list[str]:
    """So many sentences; another seed gives others."""
    pick = Random(str(seed)).choice  # noqa: S311  a seeded text, no secret
    return [
        f"{pick(_MONTHS)}到{pick(_PLACES)}{pick(_KINDS)}走访，{pick(_PEOPLE)}说{pick(_PLACES)}{pick(_THINGS)}"
        f"{pick(_FAULTS)}，我{pick(_CAUSES)}，{pick(_THINGS)}{pick(_FAULTS)}。"
        for _ in range(count)
    ]


def statement(seed: object, *planted: str, year: int = 2025) -> str:
    """A statement of about 1,500 characters with passages planted between its own sentences."""
    own = sentences(seed, 26)
    head = f"{year}年度民主生活会对照检查材料\n一、存在的突出问题\n"
    middle = "\n".join(["".join(own[:13]), *planted])
    return f"{head}{middle}\n二、整改措施\n{''.join(own[13:])}\n"
