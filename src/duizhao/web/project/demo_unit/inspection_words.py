"""What was found in the invented bureau, and what its last meeting left open; seats count from 0, the leader's."""

from dataclasses import dataclass

FIRST_TOPIC = "“第一议题”制度落实不到位，2024年以来党组会有7次没有安排第一议题。"
LITTLE_DISCUSSED = "联系水务工作实际研讨少，中心组学习以读文件为主。"
RIVERS = "落实河湖长制不够有力，抽查的30件督办件有6件超过期限。"
TITLES = "灌区产权确权进展缓慢，青石、白沙两镇两年没有完成。"
WINDOW = "取水许可窗口午间没有人值班，群众办事要跑两趟。"
WATER_FEES = "水费收缴账目在村里一年没有公示，分管领导督促不够。"
SAND = "对群众反映的河道采砂问题，有两件三个月没有答复。"
INTEGRITY = "对二级单位廉政谈话一年只开展一次，压力传导不够。"
TENDERS = "工程建设招标监管有漏洞，3个项目应公开招标而没有公开招标。"
SUDDEN_TOPICS = "党组会议题临时动议多，2025年前八个月有11个议题临时上会。"
LAST_WORD = "讨论干部任用时末位表态没有做到，会议记录有三次不全。"

GROUPS: dict[str, tuple[tuple[str, int | None], ...]] = {
    "一、落实党中央决策部署和上级要求方面": (
        (FIRST_TOPIC, None), (LITTLE_DISCUSSED, None), (RIVERS, None), (TITLES, None),
    ),
    "二、解决群众急难愁盼问题方面": ((WINDOW, None), (WATER_FEES, 3), (SAND, None)),
    "三、落实全面从严治党主体责任方面": ((INTEGRITY, None), (TENDERS, 2)),
    "四、执行民主集中制和选人用人方面": ((SUDDEN_TOPICS, None), (LAST_WORD, None)),
}  # fmt: skip
"""The findings under their headings, each with the seat of him whom it is about; None for the team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedSeed:
    """What was left open: in which words, what had been promised, what became of it, about which seat."""

    words: str
    promised: str
    became: str
    seat: int | None = None


TITLES_LEFT = CarriedSeed(
    words="上年度提出的灌区产权确权还有两个镇没有完成。",
    promised="2025年底前完成九个镇的确权登记。",
    became="已经完成七个镇，青石、白沙两镇还在核对老账。",
)
RIVERS_LEFT = CarriedSeed(
    words="河湖长制督办件按期办结率没有达到承诺的九成五。",
    promised="2025年督办件按期办结率达到95%。",
    became="前十一个月是八成九。",
)
TALKS_LEFT = CarriedSeed(
    words="分管科室负责人谈心谈话没有做到每季度一次。",
    promised="每季度同分管科室负责人谈心一次。",
    became="2025年只在年底谈了一次。",
    seat=1,
)
CARRIED = (TITLES_LEFT, RIVERS_LEFT, TALKS_LEFT)
