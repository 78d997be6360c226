"""Finds what a text says of who wrote it: what he calls himself, his unit, and 我局, 我县, 我校."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from duizhao.core.checks.questions.lexicon import labelled
from duizhao.core.checks.questions.passages import Passage, passages_in, plain_words
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Part, Statement

CALLINGS = "callings.txt"
_AS = re.compile("(?:作为|身为|我是)(?:一名|一个|一位|名)?(?P<what>[^，。；：！？、]{2,24})")
_BEFORE_SELF = frozenset("，。；：！？“我人己")
_PAST = re.compile("曾|以前|过去|当时|原来|当年|那时|期间|之前|时候|早年|出身")
_OF_TITLE = (
    ("学校", re.compile("小学|中学|学校|大学|学院|幼儿园|教育|教师")),
    ("学生", re.compile("学生|研究生|大学|学院|学校")),
    ("医院", re.compile("医院|卫生|医疗|疾控|卫健")),
    ("政法", re.compile("公安|派出所|法院|检察|司法|政法|监狱")),
    ("企业", re.compile("公司|集团|银行|分行|支行|厂|国企|国有企业|国资|企业")),
    ("基层", re.compile("[镇乡村]|街道|社区")),
    (
        "机关",
        re.compile(
            "局|厅|管委会|办公室|(?:统战|组织|宣传|武装)部|政协|人大|政府|机关|政法|法院|检察"
        ),
    ),
)
_OF_BODY = (
    ("学校", re.compile("我校|校党委|学校党委|学校党支部|全校")),
    ("医院", re.compile("我院(?:医|护|门诊|临床)|医院党委|医院党支部")),
    ("企业", re.compile("我公司|公司党委|集团党委|公司党支部")),
    ("基层", re.compile("我[镇乡]|[镇乡]党委班子|街道党工委班子|我街道|我社区")),
    ("机关", re.compile("我局|局党组|局机关|局班子|局领导班子|全局干部|机关干部职工")),
)
_MEETING_NAMES = re.compile(
    "(?:主题|学习|专题|警示|党史学习)教育|教育实践活动|(?:民主|组织)生活会|处级|局级|厅级"
)
_ALIKE = frozenset(map(frozenset, (("学校", "学生"), ("机关", "政法"), ("机关", "基层"))))
_UNIT = re.compile(
    "(?P<name>[\u4e00-\u9fff]{2,8}?(?:局|厅|镇|乡|街道|公司|医院|小学|中学))(?:党组|党委|党工委|党支部|党总支)?(?:成员)?(?:、)?(?:副?书记|副?局长|副?厅长|副?镇长|副?乡长|副?主任|副?院长|副?校长|总经理|董事长)"
)
_NO_UNIT = re.compile(
    "^(?:我|本|全|该|各|一|县|市|区|省|某|原|现任|时任|兼任|担任|任)+(?:[局厅镇乡院]|街道|公司)$"
)
_OWN = re.compile(
    "我(?P<level>局(?!限|部|面)|校(?!对|正)|院|镇(?!定|静)|乡(?!下|音|愁)|街道|公司|厂|县|区(?!别|分))"
)
_LEVELS = {"乡": "镇", "街道": "镇", "公司": "司", "厂": "司"}
_UNLIKE = frozenset(
    map(frozenset, ("局校", "局院", "局镇", "局司", "校镇", "校司", "院镇", "院司", "镇司", "县区"))
)


@dataclass(frozen=True, slots=True)
class Naming:
    """Words by which the writer names himself or his unit: what they amount to, and their place."""

    what: str
    words: str
    span: Span


def own_passages(statement: Statement) -> list[Passage]:
    """The paragraphs in which a text may speak of its writer: titles do otherwise, cases of others."""
    return [
        passage
        for stretch in statement.stretches
        if stretch.part not in {Part.TITLE, Part.CASE}
        for passage in passages_in(statement.text, stretch.span)
    ]


def callings(own: Iterable[Passage]) -> Iterator[Naming]:
    """What the writer calls himself (作为一名教师), by trade."""
    for passage in own:
        text = passage.words
        for match in _as_himself(text):
            found = _calling().search(match["what"])
            if found is None or _PAST.search(text[max(0, match.start() - 12) : match.end()]):
                continue
            for trade in labelled(CALLINGS)[found["calling"]]:
                yield Naming(trade, found["calling"], passage.at(match.start(), match.end()))


def units(statement: Statement, own: Iterable[Passage]) -> Iterator[Naming]:
    """The units of which the writer says that he leads them, the title's first."""
    for span in statement.spans_of(Part.TITLE)[:1]:
        for passage in passages_in(statement.text, span):
            yield from _units_in(passage, _UNIT.finditer(passage.words))
    for passage in own:
        for match in _as_himself(passage.words):
            yield from _units_in(passage, _UNIT.finditer(passage.words, *match.span("what")))


def own_places(own: Iterable[Passage]) -> Iterator[Naming]:
    """我局, 我校, 我镇 …: the level each stands for."""
    for passage in own:
        for match in _OWN.finditer(passage.words):
            level = _LEVELS.get(match["level"], match["level"])
            yield Naming(level, match.group(), passage.at(match.start(), match.end()))


def trades_of_title(statement: Statement) -> set[str]:
    """The trades to which the unit in the title may belong; empty when it tells nothing."""
    title = _MEETING_NAMES.sub("", title_of(statement))
    return {trade for trade, pattern in _OF_TITLE if pattern.search(title)}


def trades_of_body(own: Iterable[Passage]) -> set[str]:
    """The one trade to which the writer's own unit belongs by what the text calls it, if only one."""
    words = "".join(passage.words for passage in own)
    found = {trade for trade, pattern in _OF_BODY if pattern.search(words)}
    return found if len(found) == 1 else set()


def title_of(statement: Statement) -> str:
    """The title with the lines below it, in plain form; empty when there is none."""
    return "".join(plain_words(statement.text, s) for s in statement.spans_of(Part.TITLE)[:1])


def go_together(one: str, other: str) -> bool:
    """Whether one person can belong to both trades."""
    return one == other or frozenset((one, other)) in _ALIKE


def contradict(one: str, other: str) -> bool:
    """Whether nobody says both 我局 and 我校 (levels such as 局, 校) of his own unit."""
    return frozenset((one, other)) in _UNLIKE


def _as_himself(text: str) -> Iterator[re.Match[str]]:
    """作为… and the like where the writer is the subject: at the start of a clause, or after 我."""
    for match in _AS.finditer(text):
        if match.start() == 0 or text[match.start() - 1] in _BEFORE_SELF:
            yield match


def _units_in(passage: Passage, found: Iterator[re.Match[str]]) -> Iterator[Naming]:
    for match in found:
        if not _NO_UNIT.search(match["name"]):
            yield Naming(match["name"], match.group(), passage.at(match.start(), match.end()))


@cache
def _calling() -> re.Pattern[str]:
    """A calling at the end of what follows 作为."""
    known = sorted(labelled(CALLINGS), key=len, reverse=True)
    return re.compile(f"(?P<calling>{'|'.join(map(re.escape, known))})(?:中的一[员分子]+)?$")
