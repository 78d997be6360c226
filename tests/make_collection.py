"""Makes small collections of statements in the words of the genre, each told by a seed, for tests of copied passages."""

from random import Random

_CHARS = "东西南北青白红金石柳松梅枫桥山河溪岭湾湖塘坪井田庄镇渡口关林园"
_NOUNS = [
    "资金",
    "合同",
    "台账",
    "图纸",
    "管网",
    "路灯",
    "仓库",
    "补贴",
    "窗口",
    "护栏",
    "水渠",
    "电表",
    "校车",
    "病床",
    "药柜",
    "地磅",
    "围墙",
    "名册",
    "预案",
    "印章",
    "档案",
    "热线",
    "班车",
    "押金",
    "饭卡",
    "机耕路",
    "公示栏",
    "变压器",
    "排水沟",
    "停车位",
    "冷链库",
    "大棚",
    "屋顶",
    "锅炉",
    "电梯",
    "监控",
]
_VERBS = [
    "核对",
    "登记",
    "催办",
    "验收",
    "清点",
    "回访",
    "拨付",
    "续签",
    "调度",
    "公示",
    "移交",
    "答复",
    "抽查",
    "维修",
    "申报",
    "复核",
    "签收",
    "评估",
    "协调",
    "通报",
    "更换",
    "补录",
    "过问",
    "督促",
    "下发",
    "归还",
    "盘点",
    "勘察",
    "招标",
    "结算",
]
_HOWS = [
    "拖了两个季度",
    "少了两份",
    "没有下文",
    "前后三个说法",
    "超期还在用",
    "晚了四十多天",
    "多花一笔冤枉钱",
    "只做了一半",
    "谁来管没说清",
    "到验收才发现",
    "推给了下一班",
    "写错门牌号",
    "比定价贵一成",
    "当场说不出数字",
    "半年没人动",
    "压在柜子底下",
]
_PEOPLE = "张王李赵陈刘杨黄周吴徐孙胡朱高林何郭马罗"


def sentences(seed: object, count: int) -> list[str]:
    """So many sentences; another seed gives others."""
    pick = Random(str(seed)).choice  # noqa: S311  a seeded text, no secret

    def place() -> str:
        return pick(_CHARS) + pick(_CHARS)

    def clause() -> str:
        return f"{pick(_NOUNS)}{pick(_VERBS)}{pick(_HOWS)}"

    def person() -> str:
        return pick(_PEOPLE) + pick(_CHARS) + pick(_CHARS)

    return [
        f"{place()}{pick(_NOUNS)}{pick(_VERBS)}时，{person()}说{place()}{clause()}，"
        f"我对{place()}{pick(_NOUNS)}{pick(_VERBS)}抓得松，{person()}{clause()}。"
        for _ in range(count)
    ]


def statement(seed: object, *planted: str, year: int = 2025) -> str:
    """A statement of about 1,200 characters with passages planted between its own sentences."""
    own = sentences(seed, 26)
    head = f"{year}年度民主生活会对照检查材料\n一、存在的突出问题\n"
    middle = "\n".join(["".join(own[:13]), *planted])
    return f"{head}{middle}\n二、整改措施\n{''.join(own[13:])}\n"
